#!/bin/sh
# One proved backup: copies the ledger (and the files beside it) while it is in use, proves the copy, then removes copies that are too old.
#
# XUNGTAM_DATA       the ledger
# XUNGTAM_BACKUPS    the folder of the copies; best on another disk
# XUNGTAM_KEEP_DAYS  how long a copy is kept (35). Nothing is removed when the new copy is not proved.
set -eu
umask 077
: "${XUNGTAM_DATA:?}" "${XUNGTAM_BACKUPS:?}"
copy="$XUNGTAM_BACKUPS/so-$(date -u +%Y%m%dT%H%M%SZ).xungtam"
xungtam backup "$copy"
# What it prints, number of decisions and head, belongs on paper: it is what a later check is compared with.
xungtam verify --data "$copy"
old=$(find "$XUNGTAM_BACKUPS" -maxdepth 1 -type f -name 'so-*.xungtam' -mtime "+${XUNGTAM_KEEP_DAYS:-35}")
printf '%s\n' "$old" | while IFS= read -r copy; do
    [ -z "$copy" ] || rm -rf "$copy" "$copy.files"
done
