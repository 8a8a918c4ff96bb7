/* Tables that can be sorted: a button in each column; without JavaScript they keep the contract's order. */
(function () {
  "use strict";
  function rank(row, column) {
    var cell = row.cells[column];
    if (column === 0) return cell.textContent.trim();
    return cell.dataset.rang === undefined ? null : parseFloat(cell.dataset.rang);
  }
  function compare(a, b) {
    return typeof a === "string" ? a.localeCompare(b, "fr") : a - b;
  }
  function sort(table, header, column) {
    var down = header.getAttribute("aria-sort") !== "descending", body = table.tBodies[0];
    table.querySelectorAll("[aria-sort]").forEach(function (other) { other.removeAttribute("aria-sort"); });
    header.setAttribute("aria-sort", down ? "descending" : "ascending");
    Array.from(body.rows).map(function (row, place) {
      return { row: row, rank: rank(row, column), place: place };
    }).sort(function (a, b) {
      /* What has no number comes last, whichever way the others go. */
      if (a.rank === null || b.rank === null) return (a.rank === null) - (b.rank === null) || a.place - b.place;
      return (down ? -1 : 1) * compare(a.rank, b.rank) || a.place - b.place;
    }).forEach(function (item) { body.appendChild(item.row); });
  }
  document.querySelectorAll("table.triable").forEach(function (table) {
    Array.from(table.tHead.rows[0].cells).forEach(function (header, column) {
      var button = document.createElement("button"), name = (header.querySelector("a") || header).textContent.trim();
      button.type = "button";
      button.className = "tri";
      button.setAttribute("aria-label", "Trier par " + name.charAt(0).toLowerCase() + name.slice(1));
      button.addEventListener("click", function () { sort(table, header, column); });
      header.append(" ", button);
    });
  });
})();
