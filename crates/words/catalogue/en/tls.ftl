### Certificates (chứng thư số) and the wire: what `xungtam tls` and `xungtam serve` say of them.

cli-plain-http-refused = { $address } is not opened with plain http: on the network everybody could read passwords and records, and browsers drop what protects cookies and forms
    .next = Make a certificate with `xungtam tls ca` and `xungtam tls cert` and add --tls-cert, --tls-key; if TLS is spoken in front, listen on 127.0.0.1 with --behind-tls; if you want plain http all the same, add --plain-http
cli-plain-http = Serving plain http beyond this machine: passwords and records travel unencrypted
cli-stopped = Stopped: no request was left half way
cli-stopped-short = Stopped: requests that took longer than 20 seconds were cut off

tls-root-written = root certificate: { $path }
tls-root-key-written = key of the CA: { $path }
tls-root-next = Install the root certificate on the office's machines after comparing the fingerprint; keep the key of the CA away from the server
tls-written = certificate: { $path }
tls-key-written = private key: { $path }
tls-says = of: { $subject }
    issued by: { $issuer }
    for the names: { $names }
    valid: { $from } – { $until } ({ $days } days left)
    SHA-256: { $fingerprint }
tls-says-authority = CA: { $subject }
    issued by: { $issuer }
    may vouch for: { $names }
    valid: { $from } – { $until } ({ $days } days left)
    SHA-256: { $fingerprint }
tls-ends-soon = Ends soon: { $days } days left
tls-expired = Not valid now; it ends on { $day }
    .next = Issue a new certificate with `xungtam tls cert`
tls-shown = Certificate for { $names }: valid until { $day } ({ $days } days left)
tls-shown-ends-soon = The certificate for { $names } ends soon: { $day } ({ $days } days left); issue a new one with `xungtam tls cert`
tls-shown-expired = The certificate for { $names } is not valid now (it ends on { $day }): browsers will refuse it; issue a new one with `xungtam tls cert`

tls-unreadable = { $path } cannot be read: { $cause }
    .next = Check the path and the right to read it
tls-not-written = { $path } could not be written: { $cause }
    .next = Check the right to write and the free room of the folder
tls-not-a-certificate = { $path } holds no certificate that can be read ({ $cause })
    .next = Name the .pem file, such as the server.pem that `xungtam tls cert` makes
tls-not-a-key = { $path } holds no private key that can be read ({ $cause })
    .next = Name the .key file, such as the server.key that `xungtam tls cert` makes
tls-key-does-not-fit = The key { $key } does not belong to the certificate { $path }
    .next = Name the two files that were made together
tls-key-open = Everybody on this machine can read the key { $path }
    .next = Run `chmod 600` on that file; if somebody may have seen it, issue a new certificate
tls-no-authority = This certificate is not that of a CA
    .next = Name the folder that `xungtam tls ca` made with --ca
tls-authority-expired = The CA is no longer valid
    .next = Make a new CA with `xungtam tls ca`, and install its root certificate on the machines
tls-out-of-bounds = This CA may not vouch for { $name }
    .next = See its bounds with `xungtam tls show`; for another name make a new CA with --domain or --network
tls-not-a-name = “{ $typed }” is no name of a machine
    .next = Write a name such as can-bo.huyen.lan: letters without marks, digits, hyphens, points; for an address use --ip
tls-not-a-network = “{ $typed }” is no network
    .next = Write it like 10.12.0.0/16
tls-no-name = The certificate has no name yet
    .next = Add --name or --ip: the very name or address that people type into the browser
tls-failed = No certificate could be made: { $cause }
    .next = Check the files of the CA
