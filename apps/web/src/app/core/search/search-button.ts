import { ChangeDetectionStrategy, Component, inject, Injector } from '@angular/core';
import { Icon } from '../../ui/icon/icon';
import { searchTexts } from './search.texts';

/** Opens the search, as does Ctrl+K or ⌘K everywhere. Both are lazy-loaded. */
@Component({
  selector: 'edu-search-button',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  host: { '(document:keydown)': 'press($event)' },
  template: `<button
    type="button"
    class="edu-icon-button"
    aria-haspopup="dialog"
    aria-keyshortcuts="Control+K Meta+K"
    [attr.aria-label]="texts.open"
    [attr.title]="texts.openKeys"
    (click)="open()"
  >
    <edu-icon name="search" />
  </button>`,
})
export class SearchButton {
  private readonly injector = inject(Injector);
  private isOpen = false;

  protected readonly texts = searchTexts;

  protected press(event: KeyboardEvent): void {
    const isWanted = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey);
    if (!isWanted || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void this.open();
  }

  protected async open(): Promise<void> {
    if (this.isOpen) return;
    this.isOpen = true;
    try {
      const [{ MatDialog }, { SearchDialog }] = await Promise.all([
        import('@angular/material/dialog'),
        import('./search-dialog'),
      ]);
      const dialog = this.injector.get(MatDialog).open(SearchDialog, {
        panelClass: 'edu-wide-dialog',
        autoFocus: 'input',
        ariaLabel: searchTexts.label,
      });
      dialog.afterClosed().subscribe(() => (this.isOpen = false));
    } catch (error) {
      this.isOpen = false;
      throw error;
    }
  }
}
