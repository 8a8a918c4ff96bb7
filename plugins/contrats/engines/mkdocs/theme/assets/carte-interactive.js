/* What folium's script hands over (plugins/contrats/figures/maps.py) becomes a map that reads and works in French:
   names are written as text, never as markup; everything is reached by keyboard; colours follow cartes.css. */
window.carteContrats = (function () {
  "use strict";
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
    L.Map.mergeOptions({ zoomAnimation: false, fadeAnimation: false, markerZoomAnimation: false, inertia: false });
  }
  var api = { prete: false }, map, box, layers, objects = [], shades = null, byKeyboard = null, picking = null, mark = null;

  function node(name, text, kind) {
    var made = document.createElement(name);
    if (text) made.textContent = text;
    if (kind) made.className = kind;
    return made;
  }

  /* ---- Places ---- */
  function card(layer) {
    var o = layer.feature.properties, body = node("div", "", "fiche-de-carte");
    body.append(node("p", o.nom, "fiche-nom"), node("p", o.genre));
    (o.lignes || []).forEach(function (line) { body.append(node("p", line)); });
    if (shades && layer.calque === "quartiers") {
      body.append(node("p", shades.titre + "\u00a0: " + (shades.valeurs[o.code] || "pas de chiffre") + " (" + shades.precision + ")"));
    }
    if (o.href) {
      var way = node("p"), link = node("a", "Voir la page «\u00a0" + o.nom + "\u00a0»");
      link.href = o.href;
      way.append(link);
      body.append(way);
    }
    return body;
  }

  function dress(layer) {
    var path = layer.getElement();
    if (!path) return;
    path.setAttribute("role", "button");
    path.setAttribute("aria-label", layer.feature.properties.nom + ", " + layer.feature.properties.genre);
    path.setAttribute("tabindex", "-1");
    path.onkeydown = function (event) { move(event, layer); };
    path.onfocus = function () {
      rove(layer);
      if (!map.getBounds().contains(middle(layer))) map.panTo(middle(layer));
    };
    paint(layer);
  }
  function middle(layer) { return layer.getBounds ? layer.getBounds().getCenter() : layer.getLatLng(); }
  function shown() { return objects.filter(function (layer) { return map.hasLayer(layer) && layer.getElement(); }); }

  /* One place at a time is in the order of Tab; arrows go from one to the next. */
  function rove(layer) {
    shown().forEach(function (other) { other.getElement().setAttribute("tabindex", other === layer ? "0" : "-1"); });
  }
  function move(event, layer) {
    var all = shown(), at = all.indexOf(layer), to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to !== undefined) {
      all[(to + all.length) % all.length].getElement().focus();
    } else if (event.key === "Enter" || event.key === " ") {
      byKeyboard = layer;
      layer.openPopup(middle(layer));
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function opened(event) {
    var made = event.popup.getElement(), close = made.querySelector(".leaflet-popup-close-button");
    if (close) { close.setAttribute("aria-label", "Fermer"); close.title = "Fermer"; }
    if (byKeyboard) (made.querySelector("a[href]:not(.leaflet-popup-close-button)") || close).focus();
  }
  function closed() {
    var back = byKeyboard && byKeyboard.getElement();
    byKeyboard = null;
    if (back) back.focus();
  }

  /* ---- Names: as many as fit, quartiers first ---- */
  function names() {
    var kept = [];
    objects.forEach(function (layer) {
      var tip = layer.getTooltip(), made = tip && tip.getElement();
      if (!made || !map.hasLayer(layer)) return;
      made.classList.remove("nom-cache");
      var r = made.getBoundingClientRect();
      var over = kept.some(function (k) { return r.left < k.right && k.left < r.right && r.top < k.bottom && k.top < r.bottom; });
      made.classList.toggle("nom-cache", over);
      if (!over) kept.push(r);
    });
  }

  /* ---- Colours ---- */
  function paint(layer) {
    var path = layer.getElement(), code = layer.feature.properties.code, kind = "";
    if (layer.calque !== "quartiers" || !path) return;
    if (shades) {
      kind = "sans";
      shades.classes.forEach(function (c) { if (c.lieux.some(function (l) { return l[0] === code; })) kind = String(c.nuance); });
    }
    path.classList.remove("nuance-0", "nuance-1", "nuance-2", "nuance-3", "nuance-4", "nuance-sans");
    if (kind) path.classList.add("nuance-" + kind);
    path.setAttribute("fill", kind === "sans" ? "url(#sans-valeur)" : "currentColor");
  }
  function row(kind, words, places) {
    var line = node("li"), text = node("span");
    text.append(node("strong", words), "\u00a0: " + places.join(", "));
    line.append(node("span", "", "signe signe-nuance nuance-" + kind), text);
    line.firstChild.setAttribute("aria-hidden", "true");
    return line;
  }
  function legend() {
    var key = document.getElementById("legende-des-couleurs");
    key.textContent = "";
    key.hidden = !shades;
    if (!shades) return;
    var title = node("p"), list = node("ul"), link = node("a", "Ce chiffre, sa définition et ses sources");
    link.href = shades.href;
    title.append(node("strong", shades.titre), " (" + shades.precision + ")");
    key.append(title);
    if (shades.avertissement) key.append(node("p", shades.avertissement, "avertissement"));
    shades.classes.forEach(function (c) { list.append(row(c.nuance, c.mots, c.lieux.map(function (l) { return l[1]; }))); });
    if (shades.sans_valeur.length) list.append(row("sans", "pas de chiffre comparable", shades.sans_valeur));
    key.append(list);
    if (shades.source) key.append(node("p", "Source\u00a0: " + shades.source, "source"));
    key.append(node("p"));
    key.lastChild.append(link);
  }

  /* ---- A point of the map ---- */
  function picked(event) {
    if (!picking || event.target.closest(".leaflet-control, .leaflet-popup") || (map.dragging && map.dragging.moved())) return;
    event.stopPropagation();
    event.preventDefault();
    var at = map.mouseEventToLatLng(event), then = picking;
    /* Three pixels: what a finger or a mouse aims at. */
    var precision = 3 * 156543.034 * Math.cos(at.lat * Math.PI / 180) / Math.pow(2, map.getZoom());
    api.choisir(null);
    then(at.lng, at.lat, precision);
  }
  api.choisir = function (then) {
    picking = then;
    box.classList.toggle("on-choisit", Boolean(then));
    if (then) map.closePopup();
  };
  api.marquer = function (lon, lat, precision) {
    if (mark) mark.remove();
    mark = L.featureGroup([
      L.circle([lat, lon], { radius: precision, className: "point-cherche-cercle", interactive: false }),
      L.circleMarker([lat, lon], { radius: 6, className: "point-cherche", interactive: false })
    ]).addTo(map);
    map.setView([lat, lon], Math.max(map.getZoom(), 14));
  };
  api.entrer = function () { box.focus(); box.scrollIntoView({ block: "nearest" }); };

  function base(layer) {
    var button = document.getElementById("ajouter-le-fond");
    if (!button || !layer) return;
    var add = button.textContent;
    button.addEventListener("click", function () {
      var on = !map.hasLayer(layer);
      if (on) map.addLayer(layer); else map.removeLayer(layer);
      box.classList.toggle("avec-fond", on);
      button.textContent = on ? add.replace("Ajouter", "Retirer") : add;
    });
  }

  /* Called by the script of the map. */
  api.recevoir = function (given) {
    map = given.carte;
    box = map.getContainer();
    layers = given.calques;
    map.attributionControl.setPrefix('<a href="https://leafletjs.com">Leaflet</a>');
    L.control.zoom({ zoomInTitle: "Agrandir", zoomOutTitle: "Réduire" }).addTo(map);
    L.control.scale({ imperial: false }).addTo(map);

    /* The choice of layers stands beside the map, not on it. */
    var control = given.choix.getContainer(), list = control.querySelector(".leaflet-control-layers-overlays");
    document.getElementById("calques").append(list);
    control.remove();

    var order = ["quartiers"].concat(layers.map(function (l) { return l.id; }).filter(function (id) { return id !== "quartiers" && id !== "communes"; }), "communes");
    order.forEach(function (id) {
      layers.forEach(function (l) {
        if (l.id === id && !l.inerte) l.couche.eachLayer(function (layer) {
          layer.calque = id;
          objects.push(layer);
          layer.bindPopup(card, { maxWidth: Math.min(260, box.clientWidth - 120), autoPanPaddingTopLeft: [56, 12], autoPanPaddingBottomRight: [12, 12] });
          layer.bindTooltip(node("span", layer.feature.properties.nom), { permanent: true, direction: "center", className: "nom nom-" + id });
          layer.on("add", function () { dress(layer); });
          dress(layer);
        });
      });
    });
    map.on("popupopen", opened).on("popupclose", closed).on("zoomend viewreset layeradd layerremove", names);
    /* A layer that comes back goes where it was. */
    map.on("overlayadd", function () {
      layers.forEach(function (l) { if (map.hasLayer(l.couche)) l.couche.bringToFront(); });
    });
    map.on("overlayadd overlayremove", function () { if (shown().length) rove(shown()[0]); names(); });
    box.addEventListener("keydown", function (event) {
      if (event.key !== "Escape") return;
      if (!byKeyboard && box.contains(document.activeElement)) byKeyboard = objects.find(function (o) { return o.isPopupOpen(); }) || null;
      map.closePopup();
    });
    box.addEventListener("click", picked, true);
    var choice = document.getElementById("coloration");
    if (choice) choice.addEventListener("change", function () {
      shades = given.colorations.find(function (c) { return c.id === choice.value; }) || null;
      map.closePopup();
      objects.forEach(paint);
      legend();
    });
    base(given.fond);
    if (shown().length) rove(shown()[0]);
    names();
    api.prete = true;
  };
  return api;
})();
