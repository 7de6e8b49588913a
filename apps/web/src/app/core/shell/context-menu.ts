import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatDivider } from '@angular/material/divider';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { Router, RouterLink } from '@angular/router';
import { Icon } from '../../ui/icon/icon';
import { SchoolContext } from '../session/school-context';
import { SessionStore } from '../session/session-store';
import { shellTexts } from './shell.texts';

/** The school menu: the user's own schools, then all schools. The Schools page fills it (`SchoolContext`). */
@Component({
  selector: 'edu-context-menu',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, MatDivider, MatMenu, MatMenuItem, MatMenuTrigger, RouterLink],
  template: `@if (context.current(); as school) {
    <button type="button" class="context" [matMenuTriggerFor]="menu">
      <edu-icon name="school" size="small" /><span class="name">{{ school.displayName }}</span>
      <edu-icon name="arrow-drop-down" />
    </button>
    <mat-menu #menu="matMenu">
      @for (own of context.mine(); track own.id) {
        <a mat-menu-item [routerLink]="['/schools', own.id, 'classes']">
          <edu-icon name="school" />{{ own.displayName }}
        </a>
      }
      @if (context.mine().length > 0) {
        <mat-divider />
      }
      <a mat-menu-item routerLink="/schools"><edu-icon name="domain" />{{ texts.allSchools }}</a>
    </mat-menu>
  }`,
  styleUrl: './context-menu.scss',
})
export class ContextMenu {
  protected readonly context = inject(SchoolContext);
  protected readonly texts = shellTexts;

  constructor() {
    // The Schools page loads them itself; other pages may be opened by a deep link.
    const isSchools = /^\/schools\/?($|\?)/.test(inject(Router).url);
    const isConsented = inject(SessionStore).organization()?.consented;
    // If that fails, the Schools page explains why.
    if (isConsented && !isSchools) void this.context.resolve().catch(() => null);
  }
}
