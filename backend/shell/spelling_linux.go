//go:build webkit2_41 && (dev || production)

package shell

/*
#cgo pkg-config: webkit2gtk-4.1
#include <string.h>
#include <webkit2/webkit2.h>

// In the user's languages, as dictionaries are named (en_GB), and in English.
static gboolean check_spelling(gpointer none) {
	WebKitWebContext *context = webkit_web_context_get_default();
	GPtrArray *languages = g_ptr_array_new();
	const gchar *const *names = g_get_language_names();
	for (; *names; names++) {
		if (strchr(*names, '_') && !strchr(*names, '.') && !strchr(*names, '@')) g_ptr_array_add(languages, (gpointer)*names);
	}
	g_ptr_array_add(languages, "en_US");
	g_ptr_array_add(languages, NULL);
	webkit_web_context_set_spell_checking_languages(context, (const gchar *const *)languages->pdata);
	webkit_web_context_set_spell_checking_enabled(context, TRUE);
	g_ptr_array_free(languages, TRUE);
	return G_SOURCE_REMOVE;
}

static void check_spelling_soon(void) { g_idle_add(check_spelling, NULL); }
*/
import "C"

// checkSpelling lets the system's dictionaries underline what is misspelt, in the user's languages. WebKitGTK does so only
// when told, and Wails doesn't tell it. GTK is called from its own thread.
func checkSpelling() { C.check_spelling_soon() }
