import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  inject,
  input,
  signal,
} from '@angular/core';
import type { AuditEntry } from '@app/contracts';
import { Icon } from '../../ui/icon/icon';
import { exactText, momentOf } from '../../ui/time/moment-text';
import { RelativeTime } from '../../ui/time/relative-time';
import { actionNames, actorOf, auditTexts, phraseOf, detailName } from './audit.texts';

/** Who did what and when; rows expand to show the details. */
@Component({
  selector: 'edu-audit-table',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, RelativeTime],
  host: { '[attr.aria-busy]': 'busy()' },
  templateUrl: './audit-table.html',
  styleUrl: './audit-table.scss',
})
export class AuditTable {
  readonly entries = input.required<readonly AuditEntry[]>();
  readonly busy = input(false);

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly open = signal<ReadonlySet<string>>(new Set());

  protected readonly texts = auditTexts;
  protected readonly actorOf = actorOf;

  focusRow(at: number): void {
    this.host.querySelectorAll<HTMLElement>('button[aria-expanded]').item(at)?.focus();
  }

  protected isOpen(id: string): boolean {
    return this.open().has(id);
  }

  protected toggle({ id }: AuditEntry): void {
    const ids = new Set(this.open());
    if (!ids.delete(id)) ids.add(id);
    this.open.set(ids);
  }

  /** “Removed the link of RJaime@contoso.example” */
  protected what(entry: AuditEntry): string {
    const phrase = phraseOf(entry);
    return phrase.charAt(0).toUpperCase() + phrase.slice(1);
  }

  protected facts({ id, at, action, actor, subject, details }: AuditEntry) {
    const moment = momentOf(at);
    return [
      { name: auditTexts.action, value: actionNames[action] ?? action },
      { name: auditTexts.exactly, value: moment === undefined ? at : exactText(moment) },
      ...(actor ? [{ name: auditTexts.who, value: actor.displayName, code: actor.id }] : []),
      ...(subject ? [{ name: auditTexts.onWhom, value: subject }] : []),
      ...Object.entries(details).map(([name, count]) => ({
        name: detailName(name, action),
        value: count.toLocaleString(),
      })),
      { name: auditTexts.id, value: '', code: id },
    ];
  }
}
