import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const features = [
  'asks',
  'capture',
  'people',
  'prd',
  'products',
  'review',
  'sessions',
  'settings',
  'themes',
  'voices',
  'workspace',
];

/** No module of `from` may import what the patterns match. */
const forbid = (patterns, message) => ({
  'no-restricted-imports': ['error', { patterns: [{ group: patterns, message }] }],
});

export default ts.config(
  { ignores: ['dist/', 'wailsjs/', 'node_modules/'] },
  js.configs.recommended,
  ts.configs.strictTypeChecked,
  ts.configs.stylisticTypeChecked,
  svelte.configs.recommended,
  {
    languageOptions: {
      globals: globals.browser,
      parserOptions: {
        projectService: { allowDefaultProject: ['eslint.config.js', 'svelte.config.js'] },
        tsconfigRootDir: import.meta.dirname,
        // The same for every file: TypeScript reads the whole project anew at each change of it.
        extraFileExtensions: ['.svelte'],
      },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // `void state.field` in an effect says that the effect depends on it.
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      // The first assignment of a $bindable or $state looks useless to it.
      'no-useless-assignment': 'off',
      'svelte/no-at-html-tags': 'error',
      // There is no SvelteKit router here.
      'svelte/no-navigation-without-resolve': 'off',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      parserOptions: { parser: ts.parser, svelteConfig },
    },
    rules: {
      'prefer-const': 'off',
      'svelte/prefer-const': 'error',
    },
  },
  {
    files: ['**/*.js'],
    extends: [ts.configs.disableTypeChecked],
    languageOptions: { globals: globals.node },
  },
  {
    files: ['**/*.test.ts', 'test/**'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  // Directions: shell -> features -> lib; a feature never imports another; only lib/api knows the bindings.
  {
    files: ['src/**'],
    ignores: ['src/lib/api/**'],
    rules: forbid(['**/wailsjs/**'], 'Only lib/api knows the bindings.'),
  },
  {
    files: ['src/lib/**'],
    ignores: ['src/lib/api/**'],
    rules: forbid(
      ['**/wailsjs/**', '**/features/**', '**/shell/**'],
      'lib stands below the features and the shell.',
    ),
  },
  features.map((own) => ({
    files: [`src/features/${own}/**`],
    rules: forbid(
      [
        '**/wailsjs/**',
        '**/shell/**',
        '**/features/**',
        ...features.filter((f) => f !== own).map((f) => `../${f}/**`),
      ],
      'A feature imports lib only, never another feature or the shell.',
    ),
  })),
);
