/* Small comforts; every page works without them. */
(function () {
  "use strict";
  var groups = document.querySelectorAll("details[data-ouvert]"), current = document.querySelector(".menu [aria-current]");

  /* Long lists: the groups that are open on a desk are closed on a phone, and open again on paper. */
  function reach() {
    var target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (var at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    if (target) target.scrollIntoView();
  }
  if (groups.length > 2 && matchMedia("(max-width: 44em)").matches) {
    groups.forEach(function (group) { group.open = false; });
  }
  if (location.hash) reach();
  addEventListener("hashchange", reach);
  addEventListener("beforeprint", function () {
    groups.forEach(function (group) { group.dataset.ouvert = group.open ? "oui" : "non"; group.open = true; });
  });
  addEventListener("afterprint", function () {
    groups.forEach(function (group) { group.open = group.dataset.ouvert !== "non"; });
  });

  /* On a phone the menu is one row to slide: the current entry comes into sight. */
  if (current) current.closest("ul").scrollLeft = current.parentElement.offsetLeft - 48;

  document.querySelectorAll(".imprimer").forEach(function (button) {
    button.addEventListener("click", function () { print(); });
  });
})();
