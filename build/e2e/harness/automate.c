/*
 * Lets WebKitWebDriver drive the app's own window without a change to the app.
 *
 * WebKit hands a page to a driver only if its view was made with the property
 * "is-controlled-by-automation", which can be set at no later time. Wails makes
 * its one view with webkit_web_view_new_with_user_content_manager; this library,
 * put before WebKit by LD_PRELOAD, makes the same view with that property set,
 * and hands it to the driver when it asks for one.
 */
#include <stdlib.h>
#include <webkit2/webkit2.h>

static WebKitWebView *view;

static WebKitWebView *give_view(WebKitAutomationSession *session, gpointer unused)
{
	return view;
}

static void describe_app(WebKitWebContext *context, WebKitAutomationSession *session, gpointer unused)
{
	WebKitApplicationInfo *info = webkit_application_info_new();
	webkit_application_info_set_name(info, "throughline");
	webkit_application_info_set_version(info, 1, 0, 0);
	webkit_automation_session_set_application_info(session, info);
	webkit_application_info_unref(info);
	g_signal_connect(session, "create-web-view", G_CALLBACK(give_view), NULL);
}

GtkWidget *webkit_web_view_new_with_user_content_manager(WebKitUserContentManager *manager)
{
	WebKitWebContext *context = webkit_web_context_get_default();

	/* WebKit's own processes must not load this library. */
	unsetenv("LD_PRELOAD");
	webkit_web_context_set_automation_allowed(context, TRUE);
	g_signal_connect(context, "automation-started", G_CALLBACK(describe_app), NULL);
	view = g_object_new(WEBKIT_TYPE_WEB_VIEW, "user-content-manager", manager,
			    "is-controlled-by-automation", TRUE, NULL);
	return GTK_WIDGET(view);
}
