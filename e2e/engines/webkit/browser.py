#!/usr/bin/python3
# A window of WebKitGTK for WebKitWebDriver, as MiniBrowser is one. MiniBrowser forgets everything when it is driven, and
# leaves off what Safari 26 has of files: this keeps a profile, in the folder WEBKIT_PROFILE, and turns that on.
import os

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import GLib, Gtk, WebKit2

LIKE_SAFARI = {"FileSystem", "AccessHandle", "FileSystemWritableStream", "StorageAPI", "StorageAPIEstimate"}
profile = os.environ["WEBKIT_PROFILE"]
context = WebKit2.WebContext(
    website_data_manager=WebKit2.WebsiteDataManager(
        base_data_directory=f"{profile}/data", base_cache_directory=f"{profile}/cache"
    )
)
settings = WebKit2.Settings()
features = WebKit2.Settings.get_all_features()
for feature in (features.get(i) for i in range(features.get_length())):
    if feature.get_identifier() in LIKE_SAFARI:
        settings.set_feature_enabled(feature, True)


def save(_context, download):
    def decide(download, name):
        download.set_destination(f"{profile}/downloads/{name}")
        return True

    download.connect("decide-destination", decide)


def view(_session):
    window = Gtk.Window()
    window.set_default_size(1280, 900)
    shown = WebKit2.WebView(is_controlled_by_automation=True, web_context=context, settings=settings)
    window.add(shown)
    window.show_all()
    return shown


def drive(_context, session):
    about = WebKit2.ApplicationInfo()
    about.set_name("WebKitGTK")
    session.set_application_info(about)
    session.connect("create-web-view", view)


os.makedirs(f"{profile}/downloads", exist_ok=True)
context.connect("download-started", save)
context.connect("automation-started", drive)
context.set_automation_allowed(True)
GLib.MainLoop().run()
