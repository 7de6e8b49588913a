import { rowOf } from './chart';

const students = (count: number) => `${count} ${count === 1 ? 'student' : 'students'}`;
const when = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short' });
const day = new Intl.DateTimeFormat('en-US', { dateStyle: 'long' });

/** Texts of the room itself, shared by view, editor, and print. */
export const seatingTexts = {
  title: 'Seating chart',
  room: 'Desks, front of the class at the top',
  teachersDesk: 'Teacher’s desk',
  loading: 'Loading the seating chart',
  failed: 'The seating chart didn’t load',
  noStudents: 'No one to seat yet',
  noStudentsText: 'This class has no students.',
  edit: 'Edit seating',
  print: 'Print',
  you: 'You',
  yourSeat: (desk: number) => `Your seat is desk ${desk}, row ${rowOf(desk)}`,
  noSeat: 'You have no seat yet',
  seated: (seated: number, count: number) =>
    `${seated} of ${students(count)} ${count === 1 ? 'is' : 'are'} seated`,
  savedBy: (name: string, at: string) => `Saved by ${name}, ${when.format(new Date(at))}`,
  neverSaved: 'No one has arranged the room yet.',
  notSeated: 'Not seated',
  allSeated: 'Everyone has a desk.',
  today: (now: Date) => day.format(now),
  desk: (desk: number, who: string) => `Desk ${desk}, row ${rowOf(desk)}, ${who}`,
  free: 'free',
  color: (name: string) => name.toLowerCase(),
  ownDesk: 'your seat',
};
