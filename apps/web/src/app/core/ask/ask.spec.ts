import { HttpErrorResponse } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { MatDialog, MatDialogState } from '@angular/material/dialog';
import { until } from '../../../testing/until';
import { Ask } from './ask';
import type { Confirmation } from './question';

const consent: Confirmation = {
  title: 'Remove consent for Contoso Education?',
  consequences: ['71 links go.', 'Local accounts stay.'],
  label: 'Remove consent and 71 links',
  failed: 'Consent wasn’t removed.',
};

const dialog = () => document.querySelector('mat-dialog-container');

/** A button of the open dialog. */
function button(label: string): HTMLElement {
  const all = Array.from(dialog()?.querySelectorAll('button') ?? []);
  return all.find((one) => one.textContent.trim() === label)!;
}

/** Opens a question and waits until its dialog has the focus. */
async function shown<T>(asked: (ask: Ask) => Promise<T>): Promise<{ answer: Promise<T> }> {
  const answer = asked(TestBed.inject(Ask));
  await until(() => dialog()?.querySelector(':focus'));
  return { answer };
}

function pressEscape(): void {
  const key = { key: 'Escape', keyCode: 27, bubbles: true };
  document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', key));
}

describe('Ask', () => {
  // jsdom has no layout, and CDK doesn't focus elements without a size.
  beforeEach(() => jest.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(1));
  afterEach(() => until(() => !dialog()));

  it('ADM-3, ADM-4, ADM-6: says exactly what is lost and what stays, and focuses Cancel', async () => {
    const { answer } = await shown((ask) => ask.confirm(consent));
    expect(dialog()?.getAttribute('role')).toBe('alertdialog');
    expect(dialog()?.querySelector('h2')?.textContent).toBe(consent.title);
    const sentences = Array.from(dialog()!.querySelectorAll('li'), (one) => one.textContent);
    expect(sentences).toEqual(consent.consequences);
    expect(document.activeElement).toBe(button('Cancel'));
    button(consent.label).click();
    expect(await answer).toBe(true);
  });

  it('closes on Cancel and on Esc without running the action', async () => {
    const run = jest.fn(() => Promise.resolve());
    const cancelled = await shown((ask) => ask.confirm({ ...consent, run }));
    button('Cancel').click();
    expect(await cancelled.answer).toBe(false);
    await until(() => !dialog());
    const escaped = await shown((ask) => ask.confirm({ ...consent, run }));
    pressEscape();
    expect(await escaped.answer).toBe(false);
    expect(run).not.toHaveBeenCalled();
  });

  it('runs the action once, blocks leaving meanwhile, and closes when done', async () => {
    let finish: () => void = () => undefined;
    const run = jest.fn(() => new Promise<void>((resolve) => (finish = resolve)));
    const { answer } = await shown((ask) => ask.confirm({ ...consent, run }));
    button(consent.label).click();
    button(consent.label).click();
    button('Cancel').click();
    pressEscape();
    await until(() => button(consent.label).getAttribute('aria-busy') === 'true');
    expect(TestBed.inject(MatDialog).openDialogs[0]?.getState()).toBe(MatDialogState.OPEN);
    expect(run).toHaveBeenCalledTimes(1);
    expect(button('Cancel').getAttribute('aria-disabled')).toBe('true');
    finish();
    expect(await answer).toBe(true);
  });

  it('stays open and says why on failure, and allows another try', async () => {
    const error = { status: 503, code: 'graph_unavailable', detail: '' };
    const run = jest
      .fn<Promise<void>, []>()
      .mockRejectedValueOnce(new HttpErrorResponse({ status: 503, error }))
      .mockResolvedValueOnce();
    const { answer } = await shown((ask) => ask.confirm({ ...consent, run }));
    button(consent.label).click();
    const alert = await until(() => dialog()?.querySelector('[role=alert]') ?? undefined);
    expect(alert.textContent).toContain(
      'Consent wasn’t removed. Microsoft 365 isn’t responding right now.',
    );
    button(consent.label).click();
    expect(await answer).toBe(true);
    expect(run).toHaveBeenCalledTimes(2);
  });

  it('offers a choice of several; Esc chooses none', async () => {
    const question = {
      title: 'Daisy saved this chart',
      text: 'It differs in 3 seats.',
      answers: [
        { value: 'keep', label: 'Keep editing', kind: '' },
        { value: 'theirs', label: 'Use Daisy’s chart', kind: '' },
        { value: 'mine', label: 'Save mine instead', kind: 'danger' },
      ],
    } as const;
    const chosen = await shown((ask) => ask.choose(question));
    expect(document.activeElement).toBe(button('Keep editing'));
    expect(dialog()?.querySelector('p')?.textContent).toBe(question.text);
    button('Use Daisy’s chart').click();
    expect(await chosen.answer).toBe('theirs');
    await until(() => !dialog());
    const closed = await shown((ask) => ask.choose(question));
    pressEscape();
    expect(await closed.answer).toBeUndefined();
  });
});
