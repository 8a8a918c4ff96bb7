/* Is a point in a quartier? Computed where the reader is, sent nowhere; also run by the tests, outside a browser. */
var Situer = (function () {
  "use strict";
  var METRES = 6371008.8 * Math.PI / 180;

  /* Whether a point is inside a shape (pieces made of an outer ring, then holes), and how far from its nearest edge,
     in metres. Around the point the earth is taken as flat: exact to a thousandth within fifty kilometres. */
  function situer(lon, lat, polygones) {
    var east = METRES * Math.cos(lat * Math.PI / 180), best = Infinity, inside = false;
    polygones.forEach(function (rings) {
      var odd = false;
      rings.forEach(function (ring) {
        for (var i = 0, j = ring.length - 1; i < ring.length; j = i++) {
          var ax = ring[j][0] - lon, ay = ring[j][1] - lat, bx = ring[i][0] - lon, by = ring[i][1] - lat;
          if ((ay > 0) !== (by > 0) && ax - ay * (bx - ax) / (by - ay) > 0) odd = !odd;
          best = Math.min(best, toSegment(ax * east, ay * METRES, bx * east, by * METRES));
        }
      });
      inside = inside || odd;
    });
    return { dedans: inside, metres: best };
  }

  /* From the origin to a segment. */
  function toSegment(ax, ay, bx, by) {
    var dx = bx - ax, dy = by - ay, length = dx * dx + dy * dy;
    var along = length ? Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length)) : 0;
    return Math.hypot(ax + along * dx, ay + along * dy);
  }

  /* What can be said of a point known within ``precision`` metres, where contours are good to ``marge`` metres:
     « dans », « hors », or « limite » when its circle touches an edge. */
  function repondre(lon, lat, precision, quartiers, marge) {
    var found = quartiers.map(function (q) {
      var place = situer(lon, lat, q.polygones);
      return { quartier: q, dedans: place.dedans, metres: place.metres };
    }).sort(function (a, b) { return a.metres - b.metres; });
    var inside = found.filter(function (f) { return f.dedans; });
    if (!found.length) return { sens: "inconnu" };
    if (found[0].metres <= precision + marge) return { sens: "limite", quartier: found[0].quartier, metres: found[0].metres };
    if (inside.length) return { sens: "dans", quartier: inside[0].quartier, metres: inside[0].metres };
    return { sens: "hors", quartier: found[0].quartier, metres: found[0].metres };
  }

  /* « 50,7231 ; 2,5379 », « 50.7231, 2.5379 » -> latitude, longitude, and how precise what was typed is; null if unclear. */
  function lire(texte) {
    var words = texte.trim().replace(/[−–]/g, "-").replace(/°/g, "");
    var parts = /[;\s]/.test(words) ? words.split(/\s*;\s*|,?\s+/) : words.split(",");
    if (parts.length !== 2) return null;
    var numbers = parts.map(function (p) { return /^[+-]?\d{1,3}([.,]\d{1,15})?$/.test(p) ? parseFloat(p.replace(",", ".")) : NaN; });
    if (!(Math.abs(numbers[0]) <= 90 && Math.abs(numbers[1]) <= 180)) return null;
    var decimals = Math.min.apply(null, parts.map(function (p) { return (p.split(/[.,]/)[1] || "").length; }));
    return { lat: numbers[0], lon: numbers[1], precision: METRES * Math.SQRT1_2 * Math.pow(10, -decimals) };
  }

  return { situer: situer, repondre: repondre, lire: lire };
})();
if (typeof module !== "undefined") module.exports = Situer;
