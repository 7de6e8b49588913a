/* Applies the saved appearance before the first paint. A separate file because the CSP forbids inline scripts. */
(function () {
  try {
    var saved = localStorage.getItem('edugraph.appearance');
    if (saved === 'light' || saved === 'dark') document.documentElement.dataset.theme = saved;
  } catch {
    /* Storage is blocked, so the page follows the system. */
  }
})();
