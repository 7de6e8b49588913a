import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Icon } from '../../ui/icon/icon';
import { actions, type AuditFilter } from './audit-filter';
import { actionNames, auditTexts } from './audit.texts';

/** Filters the audit log by action and dates. */
@Component({
  selector: 'edu-audit-tools',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, MatFormField, MatInput, MatLabel],
  templateUrl: './audit-tools.html',
  styleUrl: './audit-tools.scss',
})
export class AuditTools {
  readonly filter = input.required<AuditFilter>();
  readonly isBackwards = input(false);
  /** URL of the CSV export of the filtered log. */
  readonly exportAddress = input.required<string>();
  readonly changed = output<Partial<Record<keyof AuditFilter, string | null>>>();

  protected readonly texts = auditTexts;
  protected readonly names = actionNames;
  protected readonly actions = actions;
}
