/* Search inside the site: an index comes once, from this site, when somebody searches; nothing is sent anywhere.
   The portal searches several sites: the list « data-sites » tells where each is, from the portal's root. Where they are
   too many to be searched at once, it tells their département too: it comes first, then the contract. */
(function () {
  "use strict";
  var form = document.querySelector("form.recherche"), field = document.getElementById("mots-cherches");
  var list = document.getElementById("resultats"), status = document.getElementById("compte-des-resultats");
  var where = document.getElementById("ou-chercher");
  var area = document.getElementById("departement-cherche");
  if (!form || !field || !list) return;
  var sites = JSON.parse(list.dataset.sites || '[["./", ""]]'), loading = {}, SHOWN = 40;

  function plain(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[’']/g, " ").replace(/œ/g, "oe");
  }
  /* « écoles » finds « école »: the last s, x or e of a long word does not count. */
  function stem(word) { return word.length > 4 ? word.replace(/(es|s|x|e)$/, "") : word; }

  function load(site) {
    var path = site[0];
    if (!loading[path]) loading[path] = fetch(path === "./" ? "index.json" : "../" + path + "recherche/index.json").then(function (answer) {
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.json();
    }).then(function (found) {
      return found.map(function (r) {
        return { path: r[0], url: "../" + path + r[0], site: site[1], title: r[1], page: r[2], text: r[3], weight: r[4], t: " " + plain(r[1]), x: " " + plain(r[3]) };
      });
    });
    return loading[path];
  }

  /* The contracts of the chosen département; all at once where they are few enough. */
  function offer() {
    var own = sites.filter(function (site) { return area.value && site[2] === area.value; });
    where.textContent = "";
    if (own.length > 1 && own.length <= Number(list.dataset.ensemble)) where.add(new Option("Tous ceux du département", ""));
    own.forEach(function (site) { where.add(new Option(site[1], site[0])); });
    where.parentElement.hidden = !own.length;
  }

  function isChosen(site) {
    if (where && where.value) return site[0] === where.value;
    return !area || site[2] === area.value;
  }

  function score(row, terms) {
    var total = 0;
    for (var i = 0; i < terms.length; i++) {
      var at = row.t.search(terms[i]), inText = row.x.search(terms[i]);
      if (at < 0 && inText < 0) return 0;
      total += (at >= 0 ? 10 : 0) + (inText >= 0 ? 1 + 1 / (1 + inText / 200) : 0);
    }
    return total * row.weight;
  }

  function snippet(row, terms) {
    var start = -1;
    for (var i = 0; i < terms.length && start < 0; i++) start = row.x.search(terms[i]);
    start = Math.max(0, start - 60);
    var text = row.text.slice(start, start + 180);
    return (start > 0 ? "… " : "") + text + (start + 180 < row.text.length ? " …" : "");
  }

  /* What several contracts share stands once, with the others it is in. */
  function once(found) {
    var seen = {};
    return found.filter(function (row) {
      var key = row.path + "|" + row.title, first = seen[key];
      if (first) { if (first.also.every(function (r) { return r.site !== row.site; })) first.also.push(row); return false; }
      row.also = [];
      seen[key] = row;
      return true;
    });
  }

  function show(found, terms, asked) {
    list.textContent = "";
    var count = found.length;
    status.textContent = !asked ? "" : count === 0 ? "Aucun résultat pour « " + asked + " ». Essayez un mot plus court ou un autre mot."
      : count === 1 ? "1 résultat" : count + " résultats" + (count > SHOWN ? ", voici les " + SHOWN + " premiers" : "");
    if (asked && area && !area.value) status.textContent += (count ? "." : "") + " Pour chercher dans le texte des contrats, choisissez un département.";
    found.slice(0, SHOWN).forEach(function (row) {
      var item = document.createElement("li"), link = document.createElement("a"), words = document.createElement("p");
      var place = [row.site, row.page].filter(Boolean).join(" – ");
      link.href = row.url;
      link.textContent = row.title;
      item.appendChild(link);
      if (place) { var where = document.createElement("span"); where.className = "contexte"; where.textContent = place; item.appendChild(where); }
      words.textContent = snippet(row, terms);
      item.appendChild(words);
      if (row.also.length) item.appendChild(others(row));
      list.appendChild(item);
    });
  }

  function others(row) {
    var line = document.createElement("p");
    line.className = "contexte";
    line.textContent = "Aussi dans : ";
    row.also.forEach(function (other, n) {
      var link = document.createElement("a"), name = document.createElement("span");
      if (n) line.appendChild(document.createTextNode(", "));
      name.className = "cache";
      name.textContent = row.title + ", ";
      link.href = other.url;
      link.appendChild(name);
      link.appendChild(document.createTextNode(other.site));
      line.appendChild(link);
    });
    return line;
  }

  var last = 0;
  function search() {
    var asked = field.value.trim(), turn = ++last;
    var words = plain(asked).split(/[^a-z0-9+]+/).filter(function (w) { return w.length > 1 || /\d/.test(w); });
    var terms = words.map(function (w) { return new RegExp("[^a-z0-9]" + stem(w).replace(/[+]/g, "\\+")); });
    if (!terms.length) { show([], [], ""); return; }
    var chosen = sites.filter(isChosen);
    if (sites.length > 1 && !chosen.every(function (site) { return loading[site[0]]; })) status.textContent = "Recherche en cours…";
    Promise.all(chosen.map(load)).then(function (indexes) {
      if (turn !== last) return;
      var found = [];
      indexes.forEach(function (rows, from) {
        rows.forEach(function (row, order) { var s = score(row, terms); if (s) found.push([s, from, order, row]); });
      });
      found.sort(function (a, b) { return b[0] - a[0] || a[1] - b[1] || a[2] - b[2]; });
      show(once(found.map(function (f) { return f[3]; })), terms, asked);
    }).catch(function () { loading = {}; status.textContent = "La recherche ne répond pas. Le plan du site mène à toutes les pages."; });
  }

  var waiting;
  field.addEventListener("input", function () { clearTimeout(waiting); waiting = setTimeout(search, 150); });
  if (area) area.addEventListener("change", function () { offer(); search(); });
  if (where) where.addEventListener("change", search);
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    history.replaceState(null, "", "?q=" + encodeURIComponent(field.value.trim()) + (area && area.value ? "&departement=" + encodeURIComponent(area.value) : "") + (where && where.value ? "&dans=" + encodeURIComponent(where.value) : ""));
    search();
  });
  var address = new URLSearchParams(location.search), asked = address.get("q");
  if (area && sites.some(function (site) { return site[2] && site[2] === address.get("departement"); })) { area.value = address.get("departement"); offer(); }
  if (where && sites.some(function (site) { return site[0] === address.get("dans"); })) where.value = address.get("dans");
  if (asked) { field.value = asked; search(); }
  field.focus({ preventScroll: true });
})();
