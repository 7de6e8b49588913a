import { Controller, Get, Header, HttpCode, Post, Req, UseFilters } from '@nestjs/common';
import type { Request } from 'express';
import { PublicUrl, TakesForm } from '../../http';
import { PublicRoute } from './policies/policy.decorator';
import { OAuthErrorFilter } from './programs/oauth-error.filter';
import { SigningKeys } from './programs/signing-keys';
import { TokenEndpoint, type TokenAnswer } from './programs/token-endpoint';
import { metadataOf } from './programs/server-metadata';

/** Tokens for programs, and what others need to check them. */
@Controller()
@PublicRoute()
export class OAuthController {
  constructor(
    private readonly tokens: TokenEndpoint,
    private readonly keys: SigningKeys,
    private readonly publicUrl: PublicUrl,
  ) {}

  @Post('oauth/token')
  @HttpCode(200)
  @TakesForm()
  @UseFilters(OAuthErrorFilter)
  @Header('Cache-Control', 'no-store')
  issue(@Req() request: Request): Promise<TokenAnswer> {
    return this.tokens.answer(request);
  }

  @Get('oauth/jwks')
  @Header('Cache-Control', 'public, max-age=3600')
  listKeys() {
    return this.keys.published();
  }

  @Get('.well-known/oauth-authorization-server')
  @Header('Cache-Control', 'public, max-age=3600')
  describe() {
    return metadataOf(this.publicUrl);
  }
}
