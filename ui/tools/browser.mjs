/** A Chromium for pictures and measurements: software rendering, no network of its own. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';

const FLAGS = [
  '--headless=new', '--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--use-angle=swiftshader', '--enable-unsafe-swiftshader',
];

/** Runs `work` with a browser context; CHROMIUM names the program, else the usual place is tried. */
export async function withBrowser(options, work) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'slipstream-browser-'));
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  const context = await chromium.launchPersistentContext(folder, { executablePath, headless: true, args: FLAGS, ...options });
  try {
    return await work(context);
  } finally {
    await context.close();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
