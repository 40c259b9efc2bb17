import adapter from '@sveltejs/adapter-node';

/** @type {import('@sveltejs/kit').Config} */
export default {
  kit: {
    // The same as of package.json's imports, for svelte-check: its TypeScript reads copies of the components, elsewhere.
    alias: { '#lib/*': 'src/lib/*' },
    // Its variables are set by src/lib/server/runtime/serve.ts alone, apart from those of the program.
    adapter: adapter({ out: 'build', precompress: true, envPrefix: 'I_SPEED_ADAPTER_' }),
    // Sheets of a component or two come with the page: asking for each of twenty holds back the first paint.
    inlineStyleThreshold: 14000,
    // src/hooks.server.ts holds every request to the origins of the configuration, and answers with a sentence.
    csrf: { trustedOrigins: ['*'] },
    csp: {
      mode: 'auto',
      directives: {
        'default-src': ['self'],
        'script-src': ['self'],
        'style-src': ['self', 'unsafe-inline'],
        'img-src': ['self', 'data:', 'blob:'],
        'font-src': ['self'],
        'worker-src': ['self', 'blob:'],
        'connect-src': ['self'],
        'object-src': ['none'],
        'base-uri': ['none'],
        'form-action': ['self'],
        'frame-ancestors': ['none'],
      },
    },
  },
};
