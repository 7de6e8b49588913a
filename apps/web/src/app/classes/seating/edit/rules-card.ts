import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import type { SeatingRule } from '@app/contracts';
import { Icon } from '../../../ui/icon/icon';
import { isSameRule } from './draft/seating-rules';
import { rulesTexts as texts } from './editor.texts';
import { ruleWords } from './rule-words';
import { SeatMover } from './draft/seat-mover';
import { SeatingDraft } from './draft/seating-draft';

/** The seating rules that Random follows, and which of them are broken right now. */
@Component({
  selector: 'edu-rules-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  host: { class: 'edu-card' },
  templateUrl: './rules-card.html',
  styleUrl: './rules-card.scss',
})
export class RulesCard {
  protected readonly draft = inject(SeatingDraft);
  private readonly mover = inject(SeatMover);

  protected readonly texts = texts;
  protected readonly rows = computed(() =>
    this.draft.rules().map((rule) => ({
      rule,
      words: ruleWords(rule, (id) => this.mover.nameOf(id)),
      isBroken: this.draft.brokenRules().includes(rule),
    })),
  );
  protected readonly kind = signal<SeatingRule['kind']>('apart');
  protected readonly one = signal('');
  protected readonly other = signal('');
  private readonly offered = computed<SeatingRule | undefined>(() => {
    const userIds = this.kind() === 'apart' ? [this.one(), this.other()] : [this.one()];
    const isWhole = userIds.every(Boolean) && new Set(userIds).size === userIds.length;
    return isWhole ? { kind: this.kind(), userIds } : undefined;
  });
  protected readonly canAdd = computed(() => this.offered() !== undefined);

  protected chooseKind(kind: string): void {
    this.kind.set(kind === 'front' ? 'front' : 'apart');
  }

  protected add(): void {
    const rule = this.offered();
    if (!rule) return;
    const isThere = this.draft.rules().some((one) => isSameRule(one, rule));
    if (!isThere) this.draft.change({ rules: [...this.draft.rules(), rule] });
    this.one.set('');
    this.other.set('');
  }

  protected remove(rule: SeatingRule): void {
    this.draft.change({ rules: this.draft.rules().filter((one) => one !== rule) });
  }
}
