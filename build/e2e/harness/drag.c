// A window of another program from which a file can be dragged: drag ADDRESS
#include <gtk/gtk.h>

static char *address;

static void give(GtkWidget *from, GdkDragContext *drag, GtkSelectionData *data, guint info, guint time, gpointer none) {
	char *addresses[] = {address, NULL};
	gtk_selection_data_set_uris(data, addresses);
}

int main(int count, char **arguments) {
	gtk_init(&count, &arguments);
	address = arguments[1];
	GtkWidget *window = gtk_window_new(GTK_WINDOW_TOPLEVEL);
	gtk_window_set_title(GTK_WINDOW(window), "A file to drag");
	gtk_window_set_default_size(GTK_WINDOW(window), 160, 120);
	GtkWidget *file = gtk_event_box_new();
	gtk_container_add(GTK_CONTAINER(window), file);
	GtkTargetEntry files[] = {{"text/uri-list", 0, 0}};
	gtk_drag_source_set(file, GDK_BUTTON1_MASK, files, 1, GDK_ACTION_COPY);
	g_signal_connect(file, "drag-data-get", G_CALLBACK(give), NULL);
	gtk_widget_show_all(window);
	gtk_main();
}
