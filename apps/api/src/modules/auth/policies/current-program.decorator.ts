import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { Program } from '../programs/program';

const programs = new WeakMap<Request, Program>();

/** Called by the guard for the program it lets in. */
export const rememberCurrentProgram = (request: Request, program: Program) =>
  programs.set(request, program);

/** The program that sent the request, on routes for programs only. */
export const CurrentProgram = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const program = programs.get(context.switchToHttp().getRequest<Request>());
  if (!program) throw new Error('@CurrentProgram() is used on a route that lets people in.');
  return program;
});
