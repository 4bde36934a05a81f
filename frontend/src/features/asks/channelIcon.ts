import ChartColumn from '@lucide/svelte/icons/chart-column';
import ClipboardList from '@lucide/svelte/icons/clipboard-list';
import Eye from '@lucide/svelte/icons/eye';
import Gauge from '@lucide/svelte/icons/gauge';
import Mail from '@lucide/svelte/icons/mail';
import MessageCircle from '@lucide/svelte/icons/message-circle';
import Mic from '@lucide/svelte/icons/mic';
import Phone from '@lucide/svelte/icons/phone';
import Presentation from '@lucide/svelte/icons/presentation';
import Star from '@lucide/svelte/icons/star';
import Ticket from '@lucide/svelte/icons/ticket';
import { Channel } from '$lib/api';
import type { Icon } from '$lib/ui';

const icons: Record<Channel, Icon> = {
  [Channel.Interview]: Mic,
  [Channel.Workshop]: Presentation,
  [Channel.Call]: Phone,
  [Channel.Chat]: MessageCircle,
  [Channel.Email]: Mail,
  [Channel.Ticket]: Ticket,
  [Channel.Data]: ChartColumn,
  [Channel.Survey]: ClipboardList,
  [Channel.NPS]: Gauge,
  [Channel.Observation]: Eye,
  [Channel.Review]: Star,
};

const known: Partial<Record<string, Icon>> = icons;

/** A small drawing of a channel, beside which its name is always told. */
export const channelIcon = (channel: string): Icon => known[channel] ?? MessageCircle;
