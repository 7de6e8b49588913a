import { InvalidRoster } from './csv/roster-problems';

/** Value of `--data`: a folder, and its tenant's domain if the option names one. */
export interface DataOption {
  readonly folder: string;
  readonly domain?: string | undefined;
}

/** Value of `--generate`. Schools, classes and users are per tenant. */
export interface GenerateOption {
  readonly tenants: number;
  readonly schools: number;
  readonly classes: number;
  readonly classSize: number;
  readonly users: number;
}

const domainPattern = /^(?=.{3,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/i;

/** Parses `DIR` or `DIR=domain`. @throws InvalidRoster when the domain is invalid */
export function parseDataOption(value: string): DataOption {
  const at = value.lastIndexOf('=');
  // A folder's own name may contain an equals sign, as long as nothing after it could be a domain.
  if (at <= 0 || /[/\\]/.test(value.slice(at))) return { folder: value };
  const domain = value.slice(at + 1);
  if (!domainPattern.test(domain)) {
    throw new InvalidRoster([
      { file: `--data ${value}`, reason: `"${domain}" is not a domain, such as contoso.example.` },
    ]);
  }
  return { folder: value.slice(0, at), domain: domain.toLowerCase() };
}

const defaults: GenerateOption = {
  tenants: 1,
  schools: 5,
  classes: 200,
  classSize: 30,
  users: 10_000,
};

const limits: Readonly<Record<keyof GenerateOption, readonly [number, number]>> = {
  tenants: [1, 2000],
  schools: [1, 10_000],
  classes: [0, 100_000],
  classSize: [0, 1000],
  users: [1, 1_000_000],
};

function isGenerateKey(key: string): key is keyof GenerateOption {
  return Object.hasOwn(defaults, key);
}

function readSetting(setting: string): [keyof GenerateOption, number] | string {
  const [key = '', text = ''] = setting.split('=');
  if (!isGenerateKey(key)) {
    return `"${key}" isn't one of ${Object.keys(defaults).join(', ')}.`;
  }
  const number = Number(text.replaceAll('_', ''));
  const [lowest, highest] = limits[key];
  const isFine =
    /^\d/.test(text) && Number.isInteger(number) && number >= lowest && number <= highest;
  return isFine ? [key, number] : `"${key}" must be a whole number from ${lowest} to ${highest}.`;
}

/** Parses `users=100000,classes=50` and the like; anything omitted gets its default. @throws InvalidRoster */
export function parseGenerateOption(value: string): GenerateOption {
  const settings = value
    .split(',')
    .map((setting) => setting.trim())
    .filter(Boolean)
    .map(readSetting);
  const problems = settings.filter((setting) => typeof setting === 'string');
  if (problems.length > 0) {
    throw new InvalidRoster(problems.map((reason) => ({ file: `--generate ${value}`, reason })));
  }
  const given = settings.filter((setting) => typeof setting !== 'string');
  return { ...defaults, ...Object.fromEntries(given) };
}
