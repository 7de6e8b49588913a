const counted = (count: number, [one, several]: readonly [string, string]) =>
  `${count} ${count === 1 ? one : several}`;

export const developerPanelTexts = {
  /** The accessible name of the button and the panel. */
  name: 'Developer panel',
  title: 'Behind this page',
  close: 'Close',
  nothing: 'This page made no Graph requests.',
  fromCache: 'From cache',
  fromGraph: 'From Graph',
  failed: 'Failed',
  status: 'Status',
  requests: 'Graph requests',
  parts: 'Requests in this batch',
  source: 'Source of this page',
  sum: (count: number, duration: number, cached: number) =>
    `${counted(count, ['Graph request', 'Graph requests'])} · ${Math.round(duration)} ms · ${cached} from cache`,
  photos: (count: number, requests: number) =>
    `${counted(count, ['photo', 'photos'])}: ${counted(requests, ['request', 'requests'])}`,
  duration: (milliseconds: number) => `${Math.round(milliseconds)} ms`,
};
