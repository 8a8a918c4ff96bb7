/* Long lists: the groups that are open on a desk are closed on a phone, and all are open on paper. */
(function () {
  "use strict";
  var groups = document.querySelectorAll("details[data-ouvert]");
  function reach() {
    var target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (var at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    if (target) target.scrollIntoView();
  }
  if (matchMedia("(max-width: 44em)").matches && groups.length > 2) {
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
})();
