/** One response from Graph, or from the cache instead, according to a `Server-Timing` entry. */
export interface GraphAnswer {
  readonly method: string;
  readonly path: string;
  /** “200”, or a word if there was no response: “timeout”. */
  readonly status: string;
  readonly hasFailed: boolean;
  readonly errorCode: string;
  /** The method that made the request, such as `EducationGraph.schools`. */
  readonly source: string;
  readonly isCached: boolean;
  /** Milliseconds; 0 if unknown. */
  readonly duration: number;
  /** The requests inside a `$batch`. */
  readonly parts: readonly GraphAnswer[];
}

export type TimingEntry = Pick<PerformanceServerTiming, 'name' | 'description' | 'duration'>;

const source = /^[A-Z]\w*(\.\w+)+$/;
const number = /^\d{3}$/;

/** Parses `GET /education/schools?$select=id 200 EducationGraph.schools`, or any leading part of it. */
function parse({ name, description, duration }: TimingEntry): GraphAnswer {
  const [method = '', ...words] = description.trim().split(/\s+/);
  const by = source.test(words.at(-1) ?? '') ? (words.pop() ?? '') : '';
  // Paths may contain spaces, so look for a numeric status from the end; a word comes right after the path.
  const digits = words.findLastIndex((word, at) => at > 0 && number.test(word));
  const at = digits > 0 ? digits : 1;
  const status = words[at] ?? '';
  return {
    method,
    path: words.slice(0, at).join(' '),
    status,
    hasFailed: status !== '' && !/^[123]/.test(status),
    errorCode: words.slice(at + 1).join(' '),
    source: by,
    isCached: name === 'cache',
    duration,
    parts: [],
  };
}

/** Groups each `part` with the request before it. */
function gather(entries: readonly TimingEntry[]): GraphAnswer[] {
  const answers: GraphAnswer[] = [];
  for (const entry of entries) {
    const whole = answers.at(-1);
    if (entry.name === 'part' && whole) {
      answers[answers.length - 1] = { ...whole, parts: [...whole.parts, parse(entry)] };
    } else if (['graph', 'cache', 'part'].includes(entry.name)) {
      answers.push(parse(entry));
    }
  }
  return answers;
}

export const hasProblem = (answer: GraphAnswer): boolean =>
  answer.hasFailed || answer.parts.some((part) => part.hasFailed);

/** One API response with its server timings. */
export interface TimedAnswer {
  /** Its full URL. */
  readonly name: string;
  readonly serverTiming: readonly TimingEntry[];
}

export interface PageStory {
  /** Failures first, otherwise in order of arrival. */
  readonly answers: readonly GraphAnswer[];
  /** How many photos were requested, and how many Graph requests that took. */
  readonly photos: { readonly count: number; readonly requests: number };
  /** Controller methods that handled the requests, such as `ClassesController.list`. */
  readonly handlers: readonly string[];
}

const isPhoto = ({ name }: TimedAnswer) => /\/users\/[^/]+\/photo(\?|$)/.test(name);
/** Whether it is the panel's own request. */
const isOwn = ({ name }: TimedAnswer) => name.includes('/api/v1/developer/');

/** Summarizes what is behind a page from all of its API responses (DEMO-1). */
export function storyOf(timed: readonly TimedAnswer[]): PageStory {
  const asked = timed.filter((one) => !isOwn(one));
  const photos = asked.filter(isPhoto);
  const answers = asked.filter((one) => !isPhoto(one)).flatMap((one) => gather(one.serverTiming));
  const timings = asked.flatMap((one) => one.serverTiming);
  const handlers = timings.filter(({ name }) => name === 'handler');
  return {
    answers: [...answers.filter(hasProblem), ...answers.filter((one) => !hasProblem(one))],
    photos: {
      count: photos.length,
      requests: photos.flatMap((one) => one.serverTiming).filter(({ name }) => name === 'graph')
        .length,
    },
    handlers: [...new Set(handlers.map(({ description }) => description))],
  };
}
