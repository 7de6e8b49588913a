const counted = (count: number, [one, several]: readonly [string, string]) =>
  `${count} ${count === 1 ? one : several}`;

export const developerPanelTexts = {
  /** What opens it is called. */
  name: 'Developer panel',
  title: 'Behind this page',
  close: 'Close',
  nothing: 'This page asked nothing of Graph.',
  fromCache: 'From cache',
  fromGraph: 'From Graph',
  failed: 'Failed',
  status: 'Status',
  requests: 'Requests to Graph',
  parts: 'Asked in this batch',
  source: 'Source of this page',
  sum: (count: number, duration: number, cached: number) =>
    `${counted(count, ['Graph request', 'Graph requests'])} · ${Math.round(duration)} ms · ${cached} from cache`,
  photos: (count: number, requests: number) =>
    `${counted(count, ['photo', 'photos'])}: ${counted(requests, ['request', 'requests'])}`,
  duration: (milliseconds: number) => `${Math.round(milliseconds)} ms`,
};
