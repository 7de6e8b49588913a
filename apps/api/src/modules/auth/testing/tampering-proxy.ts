import { startAnswerProxy } from '../../../testing';

type Tokens = Record<string, unknown>;

/** Sits in front of the sandbox and changes its token endpoint's responses, like an attacker in the middle would. */
export interface TamperingProxy {
  url: string;
  /** How to change the next token responses. */
  tamper(change: (tokens: Tokens) => Tokens | Promise<Tokens>): void;
  stop(): Promise<void>;
}

export async function startTamperingProxy(target: string): Promise<TamperingProxy> {
  const { url, change, stop } = await startAnswerProxy(target);
  return {
    url,
    stop,
    tamper: (tamper) => {
      change(async (answer, { path }) => {
        if (!path.includes('/oauth2/v2.0/token')) return answer;
        const tokens = await tamper(JSON.parse(answer.body.toString()) as Tokens);
        return { ...answer, body: Buffer.from(JSON.stringify(tokens)) };
      });
    },
  };
}
