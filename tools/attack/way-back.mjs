/** Signs in at the sandbox as a person. @returns the URL back to the app, not visited yet */
export async function wayBack(browser, start, person) {
  const away = new URL((await browser.send('GET', start)).headers.get('location'));
  away.searchParams.set('login_hint', person);
  away.searchParams.set('sandbox_auto', 'true');
  const back = new URL((await browser.send('GET', away.href)).headers.get('location'));
  return back.pathname + back.search;
}

/** @returns the page that a path leads to */
export const pageAfter = async (browser, path) =>
  (await browser.send('GET', path)).headers.get('location') ?? '';
