// The one place that names the generated bindings.
import * as Agreement from '../../../wailsjs/go/api/Agreement';
import * as AskImports from '../../../wailsjs/go/api/AskImports';
import * as Asks from '../../../wailsjs/go/api/Asks';
import * as Backups from '../../../wailsjs/go/api/Backups';
import * as Closing from '../../../wailsjs/go/api/Closing';
import * as Comments from '../../../wailsjs/go/api/Comments';
import * as Findings from '../../../wailsjs/go/api/Findings';
import * as Guides from '../../../wailsjs/go/api/Guides';
import * as History from '../../../wailsjs/go/api/History';
import * as Images from '../../../wailsjs/go/api/Images';
import * as Letters from '../../../wailsjs/go/api/Letters';
import * as Links from '../../../wailsjs/go/api/Links';
import * as Metrics from '../../../wailsjs/go/api/Metrics';
import * as Notes from '../../../wailsjs/go/api/Notes';
import * as PRDs from '../../../wailsjs/go/api/PRDs';
import * as Preferences from '../../../wailsjs/go/api/Preferences';
import * as Products from '../../../wailsjs/go/api/Products';
import * as Promises from '../../../wailsjs/go/api/Promises';
import * as Questions from '../../../wailsjs/go/api/Questions';
import * as Search from '../../../wailsjs/go/api/Search';
import * as Sessions from '../../../wailsjs/go/api/Sessions';
import * as Stakeholders from '../../../wailsjs/go/api/Stakeholders';
import * as Styles from '../../../wailsjs/go/api/Styles';
import * as Suggestions from '../../../wailsjs/go/api/Suggestions';
import * as Templates from '../../../wailsjs/go/api/Templates';
import * as Themes from '../../../wailsjs/go/api/Themes';
import * as Transcripts from '../../../wailsjs/go/api/Transcripts';
import * as WrapUp from '../../../wailsjs/go/api/WrapUp';
import * as Trash from '../../../wailsjs/go/api/Trash';
import * as Versions from '../../../wailsjs/go/api/Versions';
import * as Voices from '../../../wailsjs/go/api/Voices';
import * as Window from '../../../wailsjs/go/api/Window';
import * as Workspaces from '../../../wailsjs/go/api/Workspaces';

export type { api as contract, capture, pdf, synthesis } from '../../../wailsjs/go/models';
export { charset, discovery, intake, settings, wording } from '../../../wailsjs/go/models';

/** Every service that Go binds to the window, under the name by which the front end calls it. */
export const services = {
  workspaces: Workspaces,
  products: Products,
  stakeholders: Stakeholders,
  sessions: Sessions,
  guides: Guides,
  questions: Questions,
  notes: Notes,
  wrapUp: WrapUp,
  promises: Promises,
  transcripts: Transcripts,
  asks: Asks,
  askImports: AskImports,
  letters: Letters,
  voices: Voices,
  themes: Themes,
  suggestions: Suggestions,
  prds: PRDs,
  templates: Templates,
  styles: Styles,
  versions: Versions,
  findings: Findings,
  metrics: Metrics,
  images: Images,
  agreement: Agreement,
  comments: Comments,
  search: Search,
  history: History,
  trash: Trash,
  backups: Backups,
  preferences: Preferences,
  links: Links,
  window: Window,
  closing: Closing,
};

export type Services = typeof services;
