import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink } from '@angular/router';
import { filter, map } from 'rxjs';
import { Icon } from '../../ui/icon/icon';
import type { IconName } from '../../ui/icon/icon-names';
import { SessionStore } from '../session/session-store';
import { shellTexts } from './shell.texts';

interface Destination {
  name: string;
  icon: IconName;
  path: string;
  /** Which URLs belong to it. */
  holds: RegExp;
}

const education: Destination[] = [
  { name: shellTexts.schools, icon: 'school', path: '/schools', holds: /^\/schools\/?$/ },
  {
    name: shellTexts.classes,
    icon: 'co-present',
    path: '/classes',
    holds: /^\/(classes\b|schools\/[^/]+\/classes)/,
  },
];
const aboutMe: Destination = {
  name: shellTexts.aboutMe,
  icon: 'person',
  path: '/me',
  holds: /^\/me\b/,
};
const link: Destination = {
  name: shellTexts.link,
  icon: 'link',
  path: '/link',
  holds: /^\/link\b/,
};
const admin: Destination = {
  name: shellTexts.admin,
  icon: 'shield-person',
  path: '/admin',
  holds: /^\/admin\b/,
};

/** The main navigation: a rail next to the page, or a bar below it on phones. */
@Component({
  selector: 'edu-destinations',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, RouterLink],
  template: `<nav [attr.aria-label]="texts.navigation">
    @for (place of places(); track place.path) {
      <a
        [routerLink]="place.path"
        [class.here]="place.holds.test(path())"
        [attr.aria-current]="place.holds.test(path()) ? 'page' : null"
      >
        <span><edu-icon size="large" [name]="place.icon" /></span>{{ place.name }}
      </a>
    }
  </nav>`,
  styleUrl: './destinations.scss',
})
export class Destinations {
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);

  protected readonly texts = shellTexts;
  protected readonly places = computed(() => [
    ...(this.session.isLinked() ? [...education, aboutMe] : [link]),
    ...(this.session.isAdmin() ? [admin] : []),
  ]);
  protected readonly path = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map((event) => pathOf(event.urlAfterRedirects)),
    ),
    { initialValue: pathOf(this.router.url) },
  );
}

const pathOf = (url: string) => url.split(/[?#]/, 1)[0] ?? '/';
