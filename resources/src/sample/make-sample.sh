#!/bin/bash
# Makes the sample clip that comes with Sightglass: 28 s of good pictures with four kinds of defect at known places.
#
#   make-sample.sh FLOWER CRYSTAL RABBIT OUT
#
#   FLOWER    mdn/interactive-examples, live-examples/media/cc0-videos/flower.mp4
#   CRYSTAL   mdn/learning-area, javascript/apis/client-side-storage/indexeddb/video-store/videos/crystal.mp4
#   RABBIT    the same folder, rabbit.mp4
#   OUT       where the clip and its ground truth go: OUT.ts and OUT.json
#
# All three are CC0-1.0; see LICENSE-sample.txt. Needs ffmpeg with libx264 (made with FFmpeg 5.1 of Debian 12), and python3.
# The same tools and inputs give the same bytes: one thread, no dates, no version strings, seeded noise, seeded loss.
set -euo pipefail
[ $# = 4 ] || { sed -n '2,12s/^# \{0,1\}//p' "$0" >&2; exit 2; }
flower=$1 crystal=$2 rabbit=$3 out=$4
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
ff() { ffmpeg -hide_banner -nostdin -loglevel error -y -threads 1 -filter_threads 1 -filter_complex_threads 1 "$@"; }

# The defects, as pictures: the first that is wrong, and the first that is right again. 25 pictures a second.
# They lie at least 3 s apart; the first 5 s and the last 5 s are clean. The freeze begins and ends with a group of pictures,
# so that the key pictures inside it are coded nearly alike and hardly pulse.
fps=25 frames=700 gop=25
freeze_from=225  freeze_to=300      #  9.00 to 12.00 s
black_from=505   black_to=568       # 20.20 to 22.72 s, silent too
# FIRST_PICTURE:P_PICTURES:SHARE. Both losses come early in a group of pictures, so that the damage stays for most of a second.
# The first hits the P picture of a cut, where a decoder has little to conceal with, the second a shaken shot.
losses="128:1:0.30 131:1:0.40 403:3:0.60"
seed=47     # one of those that leave some coloured blocks, too

# 1. Pictures. Every source picture is shown once, at 25 a second, so that nothing repeats (these sources have 29.97 or 30 a
#    second and lose a sixth of their pace). Cuts fall on multiples of the group length, but for the first, which is coded as a P picture.
#      0..128    flower opens, the frame slowly closes in (perspective, as it can zoom by parts of a pixel)
#    128..375    crystal, hand-held (the crop also takes off black edges)
#    375..600    rabbit, hand-held
#    600..700    flower, close: the last 100 pictures of the same shot
#    The freeze repeats one picture while the programme moves on below it; the black is luma 16.
zoom() { # FROM TO PICTURES: the visible share of the frame goes from FROM to TO, around the flower
  local m="(($1)+(($2)-($1))*min(on/$3,1))"
  echo "perspective=x0='W*0.50*(1-$m)':y0='H*0.42*(1-$m)':x1='W*(0.50*(1-$m)+$m)':y1='H*0.42*(1-$m)'\
:x2='W*0.50*(1-$m)':y2='H*(0.42*(1-$m)+$m)':x3='W*(0.50*(1-$m)+$m)':y3='H*(0.42*(1-$m)+$m)'\
:interpolation=cubic:sense=source:eval=frame"
}
even="setpts=N/($fps*TB),fps=$fps,setsar=1,format=yuv420p"
ff -i "$flower" -i "$crystal" -i "$rabbit" -filter_complex "
  [0:v]split[fa][fb];
  [fa]setpts=N/($fps*TB),trim=end_frame=128,format=yuv444p,$(zoom 1 0.80 128),scale=640:360:flags=lanczos,$even[s0];
  [1:v]trim=start_frame=40:end_frame=287,crop=704:396:8:20,scale=640:360:flags=lanczos,$even[s1];
  [2:v]trim=start_frame=5:end_frame=230,crop=704:396:8:42,scale=640:360:flags=lanczos,$even[s2];
  [fb]trim=start_frame=50:end_frame=150,setpts=N/($fps*TB),format=yuv444p,$(zoom 0.72 0.66 100),scale=640:360:flags=lanczos,$even[s3];
  [s0][s1][s2][s3]concat=n=4,settb=1/$fps,split[programme][still];
  [programme][still]freezeframes=first=$freeze_from:last=$((freeze_to - 1)):replace=$freeze_from,
  drawbox=c=black:t=fill:enable='between(n,$black_from,$((black_to - 1)))'[v]" \
  -map '[v]' -frames:v $frames -r $fps -c:v ffv1 -bitexact "$work/pictures.mkv"

# 2. Sound: five soft chords that melt into each other over a faint breath of noise; never silent but in the black.
#    Left and right carry the same notes with different swells: a wide picture, and yet in phase.
chord() { # HZ...: one stereo chord of 6.8 s
  local l="" r="" i=0 f
  for f in "$@"; do
    i=$((i + 1))
    local note="(sin(2*PI*$f*t)+0.28*sin(2*PI*($f*2+0.3)*t)+0.5*sin(2*PI*($f+0.1+0.11*$i)*t+2.4*$i)+0.08*sin(2*PI*$f*3*t))"
    l="$l+$note*(0.7+0.3*sin(2*PI*(0.09+0.04*$i)*t+2.4*$i))"
    r="$r+$note*(0.7+0.3*sin(2*PI*(0.09+0.04*$i)*t+2.4*$i+1.9))"
  done
  echo "aevalsrc=exprs='0.05*(${l#+})|0.05*(${r#+})':s=48000:d=6.8"
}
silence_from=$(awk "BEGIN { print $black_from / $fps }") silence_to=$(awk "BEGIN { print $black_to / $fps }")
# Zero all through the silence; ramps of 5 ms before and after it, so that no click is heard.
gate="clip(max(($silence_from-t)/0.005,(t-$silence_to)/0.005),0,1)"
melt="acrossfade=d=1.5:c1=qsin:c2=qsin"
ff -filter_complex "
  $(chord 110.00 220.00 261.63 329.63 493.88)[c0]; $(chord 87.31 220.00 261.63 349.23 392.00)[c1];
  $(chord 130.81 196.00 261.63 329.63 493.88)[c2]; $(chord 98.00 196.00 246.94 293.66 440.00)[c3];
  $(chord 110.00 220.00 261.63 329.63 493.88)[c4];
  [c0][c1]${melt}[m1];[m1][c2]${melt}[m2];[m2][c3]${melt}[m3];[m3][c4]${melt}[chords];
  anoisesrc=c=pink:r=48000:a=0.012:seed=1:d=28[n0];anoisesrc=c=pink:r=48000:a=0.012:seed=2:d=28[n1];
  [n0][n1]amerge,lowpass=f=2500[breath];
  [chords][breath]amix=inputs=2:normalize=0:duration=first,lowpass=f=6000,volume=-1.3dB,
  aformat=sample_fmts=fltp:channel_layouts=stereo,aeval='val(0)*$gate|val(1)*$gate':c=same,atrim=end=28[a]" \
  -map '[a]' -c:a pcm_f32le -bitexact "$work/sound.wav"

# 3. The undamaged stream: closed groups of one second, cuts on key pictures, four slices a picture as broadcast encoders have,
#    so that a loss tears bands out of the picture.
ff -i "$work/pictures.mkv" -i "$work/sound.wav" -map 0:v -map 1:a \
  -c:v libx264 -preset slow -profile:v main -crf 21 -maxrate 1300k -bufsize 2600k -pix_fmt yuv420p -r $fps \
  -x264-params "keyint=$gop:min-keyint=$gop:scenecut=0:open-gop=0:bframes=2:b-adapt=0:slices=4:threads=1" \
  -color_primaries bt709 -color_trc bt709 -colorspace bt709 -color_range tv \
  -c:a aac -b:a 128k -ar 48000 -ac 2 -flags +bitexact -fflags +bitexact -map_metadata -1 \
  -metadata service_provider=Sightglass -metadata service_name=Sample -f mpegts "$work/clean.ts"

# 4. Transport packets get lost: real damage, with breaks of the continuity counter.
python3 "$here/drop-packets.py" --fps $fps --seed $seed "$work/clean.ts" "$out.ts" $losses

# 5. The ground truth. Damage is measured: both streams are decoded, and the pictures compared.
for n in clean damaged; do
  f=$work/clean.ts; [ $n = clean ] || f=$out.ts
  ff -flags:v +bitexact -i "$f" -map 0:v -vf format=gray -fps_mode passthrough -f rawvideo "$work/$n.y" 2>/dev/null
done
python3 "$here/write-truth.py" --clip "$(basename "$out").ts" --fps $fps --size 640x360 "$work/clean.y" "$work/damaged.y" "$out.json" \
  freeze:$freeze_from:$freeze_to black:$black_from:$black_to silence:$black_from:$black_to
# KEEP=FILE keeps the undamaged stream, to compare with.
[ -z "${KEEP:-}" ] || cp "$work/clean.ts" "$KEEP"
