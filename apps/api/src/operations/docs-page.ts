/** Swagger UI from our own files. Its requests carry the CSRF token, as the web app's do. */
export const docsPage = (nonce: string) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>EDUGraph API</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/api/docs/swagger-ui.css">
  </head>
  <body>
    <div id="swagger-ui"></div>
    <script nonce="${nonce}" src="/api/docs/swagger-ui-bundle.js"></script>
    <script nonce="${nonce}">
      SwaggerUIBundle({
        url: '/api/openapi.json',
        dom_id: '#swagger-ui',
        deepLinking: true,
        validatorUrl: null,
        requestInterceptor: (request) => {
          const token = /(?:^|; )XSRF-TOKEN=([^;]*)/.exec(document.cookie);
          if (token) request.headers['X-XSRF-TOKEN'] = decodeURIComponent(token[1]);
          return request;
        },
      });
    </script>
  </body>
</html>
`;
