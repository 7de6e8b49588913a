# One image for both programs: `node dist/apps/api/main.mjs` (default) and `node dist/apps/sandbox/main.mjs`.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:24-bookworm-slim
# Nobody can reach a container's own loopback; the published ports decide who gets in.
ENV NODE_ENV=production HOST=0.0.0.0 VAR_DIR=/app/var
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist/apps ./dist/apps
RUN mkdir var && chown node:node var
USER node
VOLUME /app/var
EXPOSE 3000 3100
CMD ["node", "dist/apps/api/main.mjs"]
