/* Applies the saved appearance before the first paint. A file of its own because the page's policy allows no inline script. */
(function () {
  try {
    var saved = localStorage.getItem('edugraph.appearance');
    if (saved === 'light' || saved === 'dark') document.documentElement.dataset.theme = saved;
  } catch {
    /* Storage is blocked: the system's scheme it is. */
  }
})();
