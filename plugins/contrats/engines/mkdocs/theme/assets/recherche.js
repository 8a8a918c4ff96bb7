/* Search inside the site: the index comes once, from this site, when somebody searches; nothing is sent anywhere. */
(function () {
  "use strict";
  var form = document.querySelector("form.recherche"), field = document.getElementById("mots-cherches");
  var list = document.getElementById("resultats"), status = document.getElementById("compte-des-resultats");
  if (!form || !field || !list) return;
  var rows = null, SHOWN = 40;

  function plain(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[’']/g, " ").replace(/œ/g, "oe");
  }
  /* « écoles » finds « école »: the last s, x or e of a long word does not count. */
  function stem(word) { return word.length > 4 ? word.replace(/(es|s|x|e)$/, "") : word; }

  function load() {
    if (rows) return Promise.resolve(rows);
    return fetch("index.json").then(function (answer) {
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.json();
    }).then(function (found) {
      rows = found.map(function (r) {
        return { url: r[0], title: r[1], page: r[2], text: r[3], weight: r[4], t: " " + plain(r[1]), x: " " + plain(r[3]) };
      });
      return rows;
    });
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

  function show(found, terms, asked) {
    list.textContent = "";
    var count = found.length;
    status.textContent = !asked ? "" : count === 0 ? "Aucun résultat pour « " + asked + " ». Essayez un mot plus court ou un autre mot."
      : count === 1 ? "1 résultat" : count + " résultats" + (count > SHOWN ? ", voici les " + SHOWN + " premiers" : "");
    found.slice(0, SHOWN).forEach(function (row) {
      var item = document.createElement("li"), link = document.createElement("a"), words = document.createElement("p");
      link.href = "../" + row.url;
      link.textContent = row.title;
      item.appendChild(link);
      if (row.page) { var where = document.createElement("span"); where.className = "contexte"; where.textContent = row.page; item.appendChild(where); }
      words.textContent = snippet(row, terms);
      item.appendChild(words);
      list.appendChild(item);
    });
  }

  function search() {
    var asked = field.value.trim();
    var words = plain(asked).split(/[^a-z0-9+]+/).filter(function (w) { return w.length > 1 || /\d/.test(w); });
    var terms = words.map(function (w) { return new RegExp("[^a-z0-9]" + stem(w).replace(/[+]/g, "\\+")); });
    if (!terms.length) { show([], [], ""); return; }
    load().then(function (all) {
      var found = [];
      all.forEach(function (row, order) { var s = score(row, terms); if (s) found.push([s, order, row]); });
      found.sort(function (a, b) { return b[0] - a[0] || a[1] - b[1]; });
      show(found.map(function (f) { return f[2]; }), terms, asked);
    }).catch(function () { status.textContent = "La recherche ne répond pas. Le plan du site mène à toutes les pages."; });
  }

  var waiting;
  field.addEventListener("input", function () { clearTimeout(waiting); waiting = setTimeout(search, 150); });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    history.replaceState(null, "", "?q=" + encodeURIComponent(field.value.trim()));
    search();
  });
  var asked = new URLSearchParams(location.search).get("q");
  if (asked) { field.value = asked; search(); }
  field.focus({ preventScroll: true });
})();
