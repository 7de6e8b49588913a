import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { PublicRoute, SessionUserLoader } from '../../auth';
import { ConsentService } from './consent.service';

/** The browser's way to Microsoft's consent page and back. Public: an administrator needs no account here. */
@ApiExcludeController()
@Controller('auth/microsoft/admin-consent')
export class ConsentController {
  constructor(
    private readonly consent: ConsentService,
    private readonly users: SessionUserLoader,
  ) {}

  @Get()
  @PublicRoute()
  async begin(@Req() request: Request, @Res() response: Response): Promise<void> {
    go(response, await this.consent.begin(request, response, await this.users.load(request)));
  }

  @Get('callback')
  @PublicRoute()
  async finish(@Req() request: Request, @Res() response: Response): Promise<void> {
    const user = await this.users.load(request);
    const outcome = await this.consent.finish(request, response, user);
    const page = user?.roles.includes('Admin') ? '/admin' : '/admin/consent';
    go(response, `${page}?consent=${outcome}`);
  }
}

function go(response: Response, address: string): void {
  response.setHeader('Cache-Control', 'no-store');
  response.redirect(address);
}
