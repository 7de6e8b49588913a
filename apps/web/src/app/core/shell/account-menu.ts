import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import { Avatar } from '../../ui/avatar/avatar';
import { Icon } from '../../ui/icon/icon';
import type { IconName } from '../../ui/icon/icon-names';
import { Appearance, appearances, type AppearanceName } from '../appearance/appearance';
import { DeveloperPanelState } from '../developer-panel/developer-panel-state';
import { developerPanelTexts } from '../developer-panel/developer-panel.texts';
import { SearchButton } from '../search/search-button';
import { SessionStore } from '../session/session-store';
import { Snackbar } from '../snackbar/snackbar';
import { appearanceNames, roleName, shellTexts } from './shell.texts';

const appearanceIcons: Record<AppearanceName, IconName> = {
  system: 'desktop-windows',
  light: 'light-mode',
  dark: 'dark-mode',
};

/** The Appearance and account menus. Lazy-loaded, because they need Material's menu. */
@Component({
  selector: 'edu-account-menu',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Avatar, Icon, MatMenu, MatMenuItem, MatMenuTrigger, RouterLink, SearchButton],
  templateUrl: './account-menu.html',
  styleUrl: './account-menu.scss',
})
export class AccountMenu {
  private readonly session = inject(SessionStore);
  private readonly snackbar = inject(Snackbar);
  private readonly appearance = inject(Appearance);

  protected readonly texts = shellTexts;
  protected readonly panelName = developerPanelTexts.name;
  protected readonly panel = inject(DeveloperPanelState);
  protected readonly hasPanel = computed(() => Boolean(this.session.session()?.demoHelper));
  protected readonly user = this.session.user;
  protected readonly isLinked = this.session.isLinked;
  protected readonly role = computed(() => {
    const user = this.user();
    return user ? roleName(user.mainRole, !user.microsoft) : '';
  });
  protected readonly faceId = computed(() => this.user()?.id ?? this.user()?.email ?? '');
  protected readonly appearances = appearances.map((name) => ({
    name,
    text: appearanceNames[name],
    icon: appearanceIcons[name],
  }));
  protected readonly chosen = this.appearance.name;
  private readonly isLeaving = signal(false);

  protected choose(name: AppearanceName): void {
    this.appearance.choose(name);
  }

  protected async signOut(): Promise<void> {
    if (this.isLeaving()) return;
    this.isLeaving.set(true);
    try {
      await this.session.signOut();
    } catch {
      // The user must know that they are still signed in.
      void this.snackbar.show(shellTexts.signOutFailed);
    } finally {
      this.isLeaving.set(false);
    }
  }
}
