import { mount } from 'svelte';
import App from './App.svelte';
import './app.css';

async function start(target: HTMLElement): Promise<void> {
  // Design work in a plain browser: `npm run dev`, then the address with "?fake". Not part of the bundle.
  if (import.meta.env.DEV && window.location.search.startsWith('?fake')) {
    const [{ useBackend }, { createFake }] = await Promise.all([import('$lib/api'), import('$lib/api/fake')]);
    useBackend(createFake({ open: window.location.search !== '?fake=first' }));
  }
  mount(App, { target });
}

const target = document.getElementById('app');
if (target) void start(target);
