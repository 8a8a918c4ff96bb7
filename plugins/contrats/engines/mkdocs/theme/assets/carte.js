/* The page « La carte »: answers « Suis-je dans un quartier prioritaire ? » and brings the interactive map when asked.
   Nothing is fetched before a button is pressed, and then from this site only. */
(function () {
  "use strict";
  function byId(id) { return document.getElementById(id); }
  var block = byId("interactive"), asker = byId("situer"), answer = byId("reponse"), state = byId("etat-de-la-carte");
  var opener = byId("ouvrir-la-carte"), picker = byId("choisir-un-point"), locator = byId("ma-position"), form = byId("coordonnees");
  var MARGE = 10, opening = null, map = null, shapes = null;

  /* ---- The map ---- */
  function fetched(node) {
    return new Promise(function (done, failed) {
      node.onload = done;
      node.onerror = function () { node.remove(); failed(new Error("absent")); };
      document.head.appendChild(node);
    });
  }
  function style(href) { return fetched(Object.assign(document.createElement("link"), { rel: "stylesheet", href: href })); }
  function script(src) { return fetched(Object.assign(document.createElement("script"), { src: src })); }

  function open() {
    if (opening) return opening;
    state.textContent = "La carte arrive…";
    opening = style(block.dataset.leaflet + "leaflet.css")
      .then(function () { return script(block.dataset.leaflet + "leaflet.js"); })
      .then(function () { return script(block.dataset.programme); })
      .then(function () {
        byId("plan").hidden = false;
        return script(block.dataset.plan);
      }).then(function () {
        map = window.carteContrats;
        if (!map || !map.prete) throw new Error("vide");
        opener.parentElement.hidden = true;
        state.className = "cache";
        state.textContent = "La carte est affichée.";
        return map;
      });
    opening.catch(function () {
      opening = null;
      byId("plan").hidden = true;
      state.textContent = "La carte n’a pas pu être chargée. Réessayez plus tard : la carte du haut de la page reste lisible.";
    });
    return opening;
  }
  if (opener) opener.addEventListener("click", function () { open().then(function (m) { m.entrer(); }, function () {}); });

  /* ---- Where the reader is ---- */
  function quartiers() {
    if (!shapes) {
      shapes = fetch(asker.dataset.contours).then(function (got) {
        if (!got.ok) throw new Error(String(got.status));
        return got.json();
      });
      shapes.catch(function () { shapes = null; });
    }
    return shapes;
  }
  function distance(metres) {
    if (metres < 1000) return Math.max(1, Math.round(metres)) + "\u00a0m";
    return (metres / 1000).toLocaleString("fr-FR", { maximumFractionDigits: 1 }) + "\u00a0km";
  }
  function link(quartier) {
    if (!quartier.href) return document.createTextNode("«\u00a0" + quartier.nom + "\u00a0»");
    return Object.assign(document.createElement("a"), { href: quartier.href, textContent: quartier.nom });
  }
  function say(kind, pieces) {
    answer.className = "reponse" + (kind ? " reponse-" + kind : "");
    answer.textContent = "";
    if (!pieces.length) return;
    var line = document.createElement("p");
    line.append.apply(line, pieces);
    answer.append(line);
  }
  function proof() {
    return Object.assign(document.createElement("a"), { href: "https://sig.ville.gouv.fr", textContent: "SIG Ville" });
  }
  function ask(lon, lat, precision) {
    var known = " La position est connue à " + distance(precision) + " près.";
    return quartiers().then(function (all) {
      var found = Situer.repondre(lon, lat, precision, all, MARGE), where = found.quartier;
      var others = "ce point n’est dans aucun des quartiers de ce contrat" + ("incomplet" in asker.dataset ? " dont le contour est chargé" : "");
      if (found.sens === "dans") say("dans", ["Oui\u00a0: ce point est dans le quartier ", link(where), ", à " + distance(found.metres) + " de sa limite." + known]);
      else if (found.sens === "hors") say("hors", ["Non\u00a0: " + others + ". Le plus proche, ", link(where), ", est à " + distance(found.metres) + "." + known]);
      else say("limite", ["Trop près de la limite pour le dire\u00a0: le bord de ", link(where), " est à " + distance(found.metres) + "." + known + " Vérifiez l’adresse sur ", proof(), "."]);
      if (map) map.marquer(lon, lat, precision);
    }).catch(function () { say("limite", ["Les contours n’ont pas pu être lus. Demandez à ", proof(), "."]); });
  }

  if (!asker || !asker.dataset.contours) return;
  if (navigator.geolocation && window.isSecureContext) {
    locator.hidden = false;
    locator.addEventListener("click", function () {
      say("", ["Votre appareil cherche sa position…"]);
      navigator.geolocation.getCurrentPosition(function (here) {
        ask(here.coords.longitude, here.coords.latitude, here.coords.accuracy);
      }, function (error) {
        say("limite", [error.code === 1
          ? "Votre navigateur n’a pas donné la position. Vous pouvez l’y autoriser, choisir un point sur la carte, ou demander à "
          : "Votre appareil n’a pas trouvé sa position. Choisissez un point sur la carte, ou demandez à ", proof(), "."]);
      }, { enableHighAccuracy: true, timeout: 20000, maximumAge: 60000 });
    });
  }
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    var read = Situer.lire(byId("latitude-longitude").value);
    if (read) ask(read.lon, read.lat, read.precision);
    else say("limite", ["Écrivez deux nombres, la latitude puis la longitude\u00a0: 50,7231\u00a0; 2,5379"]);
  });
  if (picker) picker.addEventListener("click", function () {
    var wanted = picker.getAttribute("aria-pressed") !== "true";
    function done() { picker.setAttribute("aria-pressed", "false"); }
    if (!wanted) { done(); if (map) map.choisir(null); say("", []); return; }
    open().then(function (m) {
      picker.setAttribute("aria-pressed", "true");
      say("", ["Cliquez sur la carte, à l’endroit cherché."]);
      m.choisir(function (lon, lat, precision) {
        done();
        ask(lon, lat, precision).then(function () { answer.scrollIntoView({ block: "nearest" }); });
      });
      m.entrer();
    }, function () {});
  });
})();
