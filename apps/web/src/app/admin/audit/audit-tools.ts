import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Icon } from '../../ui/icon/icon';
import { actions, type AuditFilter } from './audit-filter';
import { actionNames, auditTexts } from './audit.texts';

/** Chooses what of the audit log is shown: an action, and the days. */
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
  /** Where what is shown can be had as a file. */
  readonly exportAddress = input.required<string>();
  readonly changed = output<Partial<Record<keyof AuditFilter, string | null>>>();

  protected readonly texts = auditTexts;
  protected readonly names = actionNames;
  protected readonly actions = actions;
}
