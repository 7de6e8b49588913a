import { TestBed } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { HttpErrorResponse } from '@angular/common/http';
import { Page } from '../../../testing/page';
import type { Deed } from './confirm';
import { ConfirmDialog } from './confirm-dialog';

const deed: Deed = {
  title: 'Remove consent for Contoso Education?',
  consequences: ['71 links go.', 'Local accounts stay.'],
  label: 'Remove consent and 71 links',
  failed: 'The consent was not removed.',
};

function setup(run?: () => Promise<unknown>) {
  const dialog = { close: jest.fn(), disableClose: false };
  TestBed.configureTestingModule({
    providers: [
      { provide: MAT_DIALOG_DATA, useValue: { ...deed, ...(run && { run }) } },
      { provide: MatDialogRef, useValue: dialog },
    ],
  });
  return { page: Page.of(ConfirmDialog), dialog };
}

describe('ConfirmDialog (ADM-3, ADM-4, ADM-6)', () => {
  afterEach(() => document.body.replaceChildren());

  it('says exactly what goes and what stays, and starts on Cancel', () => {
    const { page } = setup();
    expect(page.says('71 links go.')).toBe(true);
    expect(page.says('Local accounts stay.')).toBe(true);
    expect(page.button('Cancel').hasAttribute('cdkFocusInitial')).toBe(true);
    expect(page.has('button', 'Remove consent and 71 links')).toBe(true);
  });

  it('closes without the deed', async () => {
    const run = jest.fn(() => Promise.resolve());
    const { page, dialog } = setup(run);
    await page.press('Cancel');
    expect(run).not.toHaveBeenCalled();
    expect(dialog.close).toHaveBeenCalledWith(false);
  });

  it('does it once, cannot be left meanwhile, and closes when it is done', async () => {
    let finish: () => void = () => undefined;
    const run = jest.fn(() => new Promise<void>((resolve) => (finish = resolve)));
    const { page, dialog } = setup(run);
    await page.press(deed.label);
    await page.press(deed.label);
    await page.press('Cancel');
    expect(run).toHaveBeenCalledTimes(1);
    expect(dialog.disableClose).toBe(true);
    expect(dialog.close).not.toHaveBeenCalled();
    finish();
    await page.settle();
    expect(dialog.close).toHaveBeenCalledWith(true);
  });

  it('stays and says why when it is refused, and can be tried again', async () => {
    const refusal = new HttpErrorResponse({
      status: 503,
      error: { status: 503, code: 'graph_unavailable', detail: '' },
    });
    const { page, dialog } = setup(() => Promise.reject(refusal));
    await page.press(deed.label);
    expect(page.alert()).toContain('The consent was not removed. Microsoft is busy.');
    expect(dialog.close).not.toHaveBeenCalled();
    expect(dialog.disableClose).toBe(false);
  });
});
