import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { MatTableModule } from '@angular/material/table';
import type { GrantedPermission } from '@app/contracts';
import { Chip } from '../../ui/chip/chip';
import { healthTexts } from './health.texts';

/** Each permission EDUGraph needs, and whether it is granted. */
@Component({
  selector: 'edu-permission-table',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Chip, MatTableModule],
  templateUrl: './permission-table.html',
  styleUrl: './permission-table.scss',
})
export class PermissionTable {
  readonly permissions = input.required<readonly GrantedPermission[]>();

  protected readonly texts = healthTexts;
  protected readonly columns = ['name', 'why', 'granted'];

  protected kindOf({ kind }: GrantedPermission): string {
    return healthTexts.kinds[kind];
  }
}
