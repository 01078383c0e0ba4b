// The browser: the machine's own Chromium with a fresh profile, and nothing that talks to anybody but the site.
import { chromium } from 'playwright-core';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const QUIET = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

/** Where the browser is: the name that the task found, or Debian's place. */
function program() {
  const wanted = process.env.XT_CHROMIUM ?? 'chromium';
  if (existsSync(wanted)) return wanted;
  return execFileSync('sh', ['-c', 'command -v "$1"', 'sh', wanted], { encoding: 'utf8' }).trim();
}

/** Starts the browser; the caller closes it. Each start has a profile of its own, thrown away at the end. */
export function launch() {
  return chromium.launch({ executablePath: program(), headless: true, args: QUIET, timeout: 60_000 });
}
