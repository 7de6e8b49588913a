/** Who says a line: the teacher, the student who asked, or someone else. */
export type Speaker = 'teacher' | 'student' | 'other';

export interface Line {
  readonly by: Speaker;
  readonly says: string;
  readonly isWithFile?: true;
}

/** A conversation that could happen in any class; `{class}` becomes the class's name. */
export interface Script {
  readonly topic: string;
  readonly lines: readonly Line[];
}

function teacher(says: string): Line {
  return { by: 'teacher', says };
}

function teacherWithFile(says: string): Line {
  return { by: 'teacher', says, isWithFile: true };
}

function student(says: string): Line {
  return { by: 'student', says };
}

function other(says: string): Line {
  return { by: 'other', says };
}

function script(topic: string, ...lines: readonly Line[]): Script {
  return { topic, lines };
}

/** The service's own first message. */
export const welcome = script(
  'The {class} group is ready',
  teacher(
    'Welcome to {class}! This is where news about the class goes. Files are in the library, and you can reply here.',
  ),
);

export const scripts: readonly Script[] = [
  script(
    'Room change on Thursday',
    teacher(
      'We meet in room 214 this Thursday because the projector in our room is being repaired.',
    ),
    student('Is that only this week?'),
    teacher('Only this week. Next Monday we are back in our usual room.'),
  ),
  script(
    'Question about homework #2',
    student('For part b, do we have to show every step or is the result enough?'),
    teacher('Please show the steps. A result without them gets half the points.'),
    other('Thanks, I was about to ask the same!'),
  ),
  script(
    'Quiz next week',
    teacherWithFile(
      'The first quiz is on Tuesday. It covers chapters 1 and 2 and takes 25 minutes. The attached sheet has practice questions.',
    ),
    student('Can we use our notes?'),
    teacher('One handwritten page, both sides.'),
  ),
  script(
    'Lost calculator',
    student('Did anyone find a blue calculator after class? It has a star sticker on the back.'),
    other("There's one on the windowsill. I think it's yours."),
    student('Got it, thank you!!'),
  ),
  script(
    'Permission forms for the field trip',
    teacherWithFile(
      'Please bring the signed form by Friday. The bus leaves at 8:15 from the main entrance. Bring lunch and a rain jacket.',
    ),
    student('My parents are away until Sunday. Can they send it by mail?'),
    teacher('Yes, a photo of the signed form is fine.'),
  ),
  script(
    'Who is in group 3?',
    student(
      "I missed class on Wednesday. Does anyone know who is in group 3 and what we're supposed to do?",
    ),
    other('You, me and two others. We have the third source. The notes are in our folder.'),
  ),
  script(
    'Corrected worksheet',
    teacherWithFile(
      'There was a mistake in question 4 of the worksheet, the second number should be 12. I put a new version in the library.',
    ),
    student('Do we have to hand it in again?'),
    teacher('No. Anyone who used the old number gets full credit too.'),
  ),
  script(
    'Substitute on Monday',
    teacher(
      "I'll be at a training on Monday. You will have a substitute, and the work for that day is in Class Materials.",
    ),
  ),
  script(
    'Study group before the exam?',
    student('Would anyone like to meet in the library on Saturday and go through the old exams?'),
    other('I’m in. 10 o’clock?'),
    student("10 works. I'll bring last year's questions."),
    other('Can I bring a friend from the other class?'),
  ),
  script(
    'Grüße aus dem Austausch 👋',
    student('Hello from Köln! School starts at 7:50 here and there is no bus. I miss you all.'),
    teacher('How nice to hear from you! Tell us how school is different there when you get back.'),
    other('Bring chocolate, please.'),
  ),
  script(
    'Is 3 < 5 & 5 > 3? (and other questions from the box)',
    teacher(
      'Thank you for the questions in the box. I answered them on one page, even the funny one in the subject.',
    ),
  ),
  script(
    'Presentation dates',
    teacherWithFile(
      "Attached is the list of presentation dates. If yours doesn't work, swap with someone and both of you let me know.",
    ),
    student('Could we go a week later? Our survey is still running.'),
    teacher('Sure, if another group will swap with you.'),
    other("We can swap. We're done anyway."),
    teacher('Done. I changed the list.'),
  ),
  script(
    'Late bus',
    student('Our bus is stuck again. Four of us will be ten minutes late. Sorry!'),
    teacher("Thanks for letting me know. We start with review, so you won't miss much."),
  ),
  script(
    'Lab coats and safety glasses',
    teacher(
      'Starting next week you need closed-toe shoes, and long hair has to be tied back. Glasses are in the cabinet on the left.',
    ),
  ),
  script(
    'Feedback on your first reports, what went well in most of them, what to look at before the next one, and when you get yours back from me in person',
    teacher(
      "Most of you described the method very well. Please look again at how sources are cited, and keep the discussion separate from the results. I'll hand the reports back on Monday and have five minutes for each of you.",
    ),
    student('Can we improve them for points?'),
    teacher('Yes, until the end of next week, up to two points.'),
  ),
  script(
    'Re: Re: notes from Monday',
    student('Could someone share the notes from Monday? I was at the dentist.'),
    { ...other('Here you go. Sorry about the handwriting.'), isWithFile: true },
    student('Perfect, thank you!'),
  ),
  script(
    'Club fair on Wednesday afternoon',
    other('We have a table at the club fair. Come see the robot. It follows a line now!'),
    student('What time?'),
    other('From 2 to 4 in the gym.'),
  ),
  script(
    'Volunteers for the open house',
    teacher(
      'I need four people to show visitors around on Saturday, 10 to 12. There will be cake.',
    ),
    student('Me!'),
    other('I can come until 11.'),
    teacher("Great, two more and we're set."),
  ),
];
