import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { School } from '@app/contracts';
import { gradesText, shortAddressText } from '../../ui/facts/school-facts';
import { Icon } from '../../ui/icon/icon';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { classesTexts } from '../classes.texts';

/** One line about the school: principal, grades, and, if there is room, its address. Unknown facts are omitted. */
@Component({
  selector: 'edu-school-facts',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, Skeleton],
  template: `
    @if (school(); as known) {
      @if (known.principalName; as name) {
        <span
          ><edu-icon name="person" />{{ texts.principal }} <b>{{ name }}</b></span
        >
      }
      @if (grades(); as range) {
        <span
          ><edu-icon name="stairs" />{{ texts.grades }} <b>{{ range }}</b></span
        >
      }
      @if (address(); as place) {
        <span class="place"><edu-icon name="location-on" />{{ place }}</span>
      }
    } @else if (loading()) {
      <edu-skeleton width="20rem" />
    }
  `,
  styleUrl: './school-facts.scss',
})
export class SchoolFacts {
  readonly school = input<School>();
  readonly loading = input(false);

  protected readonly texts = classesTexts;
  protected readonly grades = computed(() => {
    const school = this.school();
    return school ? gradesText(school.lowestGrade, school.highestGrade) : '';
  });
  protected readonly address = computed(() => {
    const school = this.school();
    return school ? shortAddressText(school.address) : '';
  });
}
