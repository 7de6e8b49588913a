import { momentAt, nextSchoolDay } from './school-day';

const day = (text: string) => new Date(`${text}T10:30:00`).getTime();

describe('school days', () => {
  it.each([
    ['2017-10-12', '2017-10-13'],
    ['2017-10-13', '2017-10-16'],
    ['2017-10-14', '2017-10-16'],
    ['2017-10-15', '2017-10-16'],
    ['2017-12-29', '2018-01-01'],
  ])('ASG-2: after %s comes %s', (now, next) => {
    expect(nextSchoolDay(day(now))).toEqual(new Date(`${next}T00:00:00`));
  });

  it('ASG-2: combines a day and a time of day', () => {
    const time = new Date(2000, 0, 1, 23, 59, 30);
    expect(momentAt(new Date(2017, 9, 20), time)).toEqual(new Date(2017, 9, 20, 23, 59));
    expect(momentAt(null, time)).toBeUndefined();
    expect(momentAt(new Date(2017, 9, 20), new Date(Number.NaN))).toBeUndefined();
  });
});
