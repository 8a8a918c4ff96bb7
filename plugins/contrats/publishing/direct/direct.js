// Follows the edits of the project: looks again when a new version is ready, says what is wrong when an edit is.
// Only the preview adds this file to pages; published sites do not have it.
(() => {
  const box = document.getElementById("direct");
  const edition = document.currentScript.dataset.edition;
  const STOPPED = "<p><strong>L’aperçu est arrêté.</strong> Relancez-le dans le terminal : la page suivra.</p>";
  let source = null;

  // Words already there when a page opens are not read aloud: they are put in anew.
  const say = (html, anew) => {
    if (!anew && box.dataset.said === html) return;
    box.dataset.said = html;
    box.replaceChildren();
    if (html) setTimeout(() => { if (box.dataset.said === html) box.innerHTML = html; }, 50);
  };

  const follow = () => {
    if (source || document.hidden) return;
    source = new EventSource("/.direct/suivre?page=" + encodeURIComponent(location.pathname));
    source.onmessage = event => {
      const news = JSON.parse(event.data);
      if (news.edition !== edition) location.reload();
      else say(news.bandeau, false);
    };
    source.onerror = () => {
      say(STOPPED, false);
      if (source.readyState === EventSource.CLOSED) {
        source = null;
        setTimeout(follow, 2000);
      }
    };
  };

  // A browser opens few connections to one machine: a tab that nobody sees gives its own back.
  const rest = () => {
    if (source) source.close();
    source = null;
  };

  document.addEventListener("visibilitychange", () => (document.hidden ? rest() : follow()));
  addEventListener("pagehide", rest);
  addEventListener("pageshow", follow);
  if (box.innerHTML) say(box.innerHTML, true);
  follow();
})();
