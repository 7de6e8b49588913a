import { ChangeDetectionStrategy, Component, computed, DOCUMENT, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterOutlet } from '@angular/router';
import { filter, map } from 'rxjs';
import { Avatar } from '../../ui/avatar/avatar';
import { Icon } from '../../ui/icon/icon';
import { Mark } from '../../ui/mark/mark';
import { Note } from '../../ui/note/note';
import { DeveloperButton } from '../developer-panel/developer-button';
import { DeveloperSheet } from '../developer-panel/developer-sheet';
import { Online } from '../navigation/online';
import { SessionStore } from '../session/session-store';
import { AccountMenu } from './account-menu';
import { ContextMenu } from './context-menu';
import { Destinations } from './destinations';
import { roleName, shellTexts } from './shell.texts';

/**
 * The frame of every page except sign-in and register: app bar, navigation, content. Free of Material to keep the first
 * load small; the menus load when the browser is idle, replacing buttons of the same size.
 */
@Component({
  selector: 'edu-shell',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    AccountMenu,
    Avatar,
    ContextMenu,
    Destinations,
    DeveloperButton,
    DeveloperSheet,
    Icon,
    Mark,
    Note,
    RouterLink,
    RouterOutlet,
  ],
  host: { '[class.with-places]': 'hasPlaces()' },
  templateUrl: './shell.html',
  styleUrl: './shell.scss',
})
export class Shell {
  private readonly document = inject(DOCUMENT);
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);

  protected readonly texts = shellTexts;
  protected readonly isOnline = inject(Online).isOnline;
  protected readonly user = this.session.user;
  protected readonly isLinked = this.session.isLinked;
  /** No navigation before linking, except for administrators (LINK-6). */
  protected readonly hasPlaces = computed(() => this.session.isLinked() || this.session.isAdmin());
  protected readonly role = computed(() => {
    const user = this.user();
    return user ? roleName(user.mainRole, !user.microsoft) : '';
  });
  protected readonly faceId = computed(() => this.user()?.id ?? this.user()?.email ?? '');
  protected readonly hasFace = computed(() => this.session.isLinked());
  /** On administration pages, the context is the tenant. */
  protected readonly tenant = computed(() =>
    this.path()?.startsWith('/admin') ? this.session.organization()?.name : undefined,
  );
  /** Whether the developer panel is available (DEMO-1). */
  protected readonly hasPanel = computed(
    () => this.session.isAuthenticated() && Boolean(this.session.session()?.demoHelper),
  );
  private readonly path = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map((event) => event.urlAfterRedirects),
    ),
    { initialValue: this.router.url },
  );

  /** Under `<base href>`, a plain `#main` link would lose the route's URL. */
  protected skipToContent(event: Event): void {
    event.preventDefault();
    this.document.getElementById('main')?.focus();
  }
}
