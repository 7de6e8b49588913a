/**
 * `npm run lighthouse -- URL [URL …]`: desktop Lighthouse on pages of a running product; fails below 95 in any category.
 * A page that needs a session gets it from COOKIE (`edu_session=…`).
 */
import lighthouse, { desktopConfig } from 'lighthouse';
import { launch } from 'chrome-launcher';

const floor = 95;
const urls = process.argv.slice(2);
const browser = await launch({
  ...(process.env.CHROMIUM_PATH && { chromePath: process.env.CHROMIUM_PATH }),
  chromeFlags: [
    '--headless=new',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
  ],
});
let isBelow = false;
for (const url of urls) {
  const extraHeaders = process.env.COOKIE ? { Cookie: process.env.COOKIE } : undefined;
  const { lhr } = await lighthouse(url, { port: browser.port, extraHeaders }, desktopConfig);
  const scores = Object.values(lhr.categories).map(({ title, score }) => [
    title,
    Math.round(score * 100),
  ]);
  isBelow ||= scores.some(([, score]) => score < floor);
  console.log(url, scores.map(([title, score]) => `${title} ${score}`).join(' · '));
  for (const audit of Object.values(lhr.audits)) {
    if (audit.score !== null && audit.score < 0.9 && audit.scoreDisplayMode !== 'informative') {
      console.log(`  ${audit.id}: ${audit.displayValue ?? audit.title}`);
    }
  }
}
await browser.kill();
process.exit(isBelow ? 1 : 0);
