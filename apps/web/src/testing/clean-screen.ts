/** For specs that render: every response counts as fast, so no skeleton is held, and no test leaves anything behind. */
export function cleanScreen(): void {
  beforeEach(() => jest.spyOn(performance, 'now').mockReturnValue(0));
  afterEach(() => {
    sessionStorage.clear();
    jest.restoreAllMocks();
    document.body.replaceChildren();
  });
}
