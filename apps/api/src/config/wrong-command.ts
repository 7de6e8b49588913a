/** A command that makes no sense; the message says what would. */
export class WrongCommand extends Error {
  constructor(problem: string, usage: string) {
    super(`${problem}\nUsage: ${usage}`);
    this.name = 'WrongCommand';
  }
}
